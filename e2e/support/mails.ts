// The mails that the demo's installation wrote into its folder.
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import PostalMime from "postal-mime";
import { requireEnv } from "./require-env";

/** Every address that mails to `recipient` lead to, the newest mail first. */
export async function linksMailedTo(recipient: string): Promise<string[]> {
  const folder = path.join(path.dirname(requireEnv("E2E_LOG")), "..", "mail");
  const files = (await readdir(folder).catch(() => [])).sort().reverse();
  const mails = await Promise.all(
    files.map(async (file) => PostalMime.parse(await readFile(path.join(folder, file)))),
  );
  return mails
    .filter(({ to }) => to?.some(({ address }) => address === recipient))
    .flatMap(({ text }) => text?.match(/https?:\/\/\S+/g) ?? []);
}
