/** How many permanent entries a link's readers can make, whatever they call themselves. */
import { expect, test } from "vitest";
import { actorForLinkVisitor } from "@/lib/auth/actor";
import { openLink } from "@/lib/auth/links/link-visits";
import { recordDownload, recordRead } from "@/lib/data/results/audit-reads";
import { database } from "@/lib/db/client";
import { createConnection, createInterview, createMember, createTenant } from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { createReviewLink } from "./link-making";
import { listLinkVisitors, recordVisit } from "./link-visits";

useTestDatabase();

async function scene() {
  const tenant = await createTenant();
  const { actor } = await createMember(tenant, "recruiter");
  const connection = await createConnection(tenant.id);
  const interview = await createInterview(tenant.id, connection.id);
  const { token, link } = await createReviewLink(actor, { interviewIds: [interview.id] });
  const nobody = { caller: "192.0.2.7", passcode: "", email: "", code: "", device: "Test" };
  return {
    ...{ actor, linkId: link.id },
    source: { interviewId: interview.id, sessionId: "session" },
    /** As a browser that says it is `userAgent`, and has the cookie of an earlier visit or none. */
    open: async (userAgent: string, known?: string) => {
      const opened = await openLink({ ...nobody, token, known });
      if (opened.outcome !== "opened") throw new Error(`The link did not open: ${opened.outcome}.`);
      const visitor = await actorForLinkVisitor(link.id, opened.secret, { address: null, userAgent });
      if (!visitor) throw new Error("The visitor was not found again.");
      await recordVisit(visitor, "link_opened");
      return { visitor, secret: opened.secret };
    },
    entries: (action: string) =>
      database().prisma.auditEntry.count({ where: { tenantId: tenant.id, action } }),
    history: () => database().prisma.activity.count({ where: { tenantId: tenant.id } }),
  };
}

test("one reader with forty names for their browser is written down as one who listens and reads", async () => {
  const { open, source, entries } = await scene();
  let known: string | undefined;
  for (let time = 0; time < 40; time += 1) {
    const { visitor, secret } = await open(`Browser ${time}`, known);
    known = secret;
    await recordRead(visitor, "interview.recording_played", source);
    await recordRead(visitor, "interview.transcript_read", source);
    await recordVisit(visitor, "link_downloaded");
  }
  expect(await entries("interview.recording_played")).toBe(1);
  expect(await entries("interview.transcript_read")).toBe(1);
  expect(await entries("link.opened")).toBe(5);
});

test("one reader's downloads end, whatever they call their browser", async () => {
  const { open, source, entries } = await scene();
  const { secret, visitor } = await open("Browser");
  const download = async (time: number) => {
    const again = await actorForLinkVisitor(visitor.linkId, secret, { address: null, userAgent: `${time}` });
    if (again) await recordDownload(again, "interview.recording_downloaded", source);
  };
  for (let time = 0; time < 60; time += 1) await download(time);
  await expect(download(60)).rejects.toMatchObject({ code: "rate_limited" });
  expect(await entries("interview.recording_downloaded")).toBe(60);
});

test("forty browsers without a cookie leave thirty entries on a link, and are listed all the same", async () => {
  const { actor, linkId, open, entries, history } = await scene();
  const before = await history();
  for (let time = 0; time < 40; time += 1) await open(`Browser ${time}`);
  expect(await entries("link.opened")).toBe(30);
  expect((await history()) - before).toBe(30);
  expect(await listLinkVisitors(actor, linkId)).toHaveLength(40);
});
