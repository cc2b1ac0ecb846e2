import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { forgetFolderMails, listFolderMails } from "./mail-folder";
import { mailTransport } from "./transport";

const folder = mkdtempSync(path.join(os.tmpdir(), "debrief-mails-"));
process.env.DATA_DIR = folder;
process.env.DEMO = "1";

afterAll(() => rm(folder, { recursive: true, force: true }));

test("the demo's mails that name somebody are forgotten, however the mail was encoded", async () => {
  const send = (subject: string, text: string) =>
    mailTransport()?.sendMail({ from: "debrief@example.test", to: "owner@acme.test", subject, text });
  await send("The interview with Zoë Exämple is complete", "Read it.");
  await send("What is new", `${"A long line. ".repeat(20)} Zoë Exämple was decided upon.`);
  await send("The interview with Bo is complete", "Read it.");
  await forgetFolderMails((text) => text.includes("Zoë Exämple"));
  expect((await listFolderMails()).map(({ subject }) => subject)).toEqual([
    "The interview with Bo is complete",
  ]);
});
