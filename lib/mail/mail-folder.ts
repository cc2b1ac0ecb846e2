import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import PostalMime from "postal-mime";
import { dataPath } from "@/lib/env";
import { mailMode } from "./transport";

/** A mail that the demo wrote into its folder. */
export type FolderMail = { name: string; at: string | null; to: string; subject: string; text: string };

/** The names that the folder's transport gives. Nothing else there is opened. */
const NAME = /^[\w.-]+\.eml$/;
const MOST_LISTED = 100;

/** The newest mails of the demo's folder, at most 100, the newest first. */
export async function listFolderMails(): Promise<FolderMail[]> {
  const files = await readdir(dataPath("mail")).catch(() => []);
  const newest = files
    .filter((file) => NAME.test(file))
    .sort()
    .reverse()
    .slice(0, MOST_LISTED);
  return Promise.all(newest.map(read));
}

/** Deletes the mails of the demo's folder whose subject or text `names` somebody. */
export async function forgetFolderMails(names: (text: string) => boolean): Promise<void> {
  if (mailMode() !== "folder") return;
  const files = await readdir(dataPath("mail")).catch(() => []);
  for (const file of files.filter((name) => NAME.test(name))) {
    const { subject, text } = await read(file);
    if (names(`${subject}\n${text}`)) await rm(path.join(dataPath("mail"), file), { force: true });
  }
}

async function read(name: string): Promise<FolderMail> {
  const { to, subject, date, text } = await PostalMime.parse(
    await readFile(path.join(dataPath("mail"), name)),
  );
  return {
    name,
    at: date ?? null,
    to: (to ?? []).map(({ address }) => address).join(", "),
    subject: subject ?? "",
    text: text ?? "",
  };
}
