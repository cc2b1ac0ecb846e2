// The mails that the demo's installation wrote into its folder.
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import PostalMime, { type Email } from "postal-mime";
import { requireEnv } from "./require-env";

/** Every mail that there is, the newest first. */
export async function readMails(): Promise<Email[]> {
  const folder = requireEnv("E2E_MAIL_FOLDER");
  const files = (await readdir(folder).catch(() => [])).sort().reverse();
  return Promise.all(files.map(async (file) => PostalMime.parse(await readFile(path.join(folder, file)))));
}

/** Every address that mails to `recipient` lead to, the newest mail first. */
export async function linksMailedTo(recipient: string): Promise<string[]> {
  return (await readMails())
    .filter(({ to }) => to?.some(({ address }) => address === recipient))
    .flatMap(({ text }) => text?.match(/https?:\/\/\S+/g) ?? []);
}
