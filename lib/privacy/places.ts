/** `secret`: opens something. `none`: about no person. A column that holds data of two is of the first. */
export type Whose = "candidate" | "member" | "visitor" | "secret" | "none";

export type Place = { why: string; kept: string; holds: Partial<Record<Whose, string[]>> };

/** Everything outside the database that holds somebody's data, and where it is. */
export const OTHER_PLACES: Record<string, Omit<Place, "holds"> & { whose: Whose[] }> = {
  "`DATA_DIR/spool`": {
    why: "recordings that are being listened to, encrypted with a key in memory",
    kept: "an hour after the download began, or until nobody listens any more; nothing is left after a restart",
    whose: ["candidate"],
  },
  "`DATA_DIR/ledger/erasures.jsonl`": {
    why: "the ledger of erasures, by which a restored backup forgets again: ids and keyed digests, no names",
    kept: "for good; nothing is ever taken out of it",
    whose: ["candidate"],
  },
  "`DATA_DIR/mail`": {
    why: "mails of the demo, which sends none",
    kept: "until the folder is deleted, or the candidate they name is erased",
    whose: ["member", "visitor", "candidate"],
  },
  memory: {
    why: "transcripts that are being read",
    kept: "five minutes, or until the candidate is erased",
    whose: ["candidate"],
  },
  "a browser's storage": {
    why: "notes and reviews that were not sent yet, where a recording was left",
    kept: "until it is sent or discarded",
    whose: ["candidate", "member"],
  },
  log: {
    why: "what the server did: ids and codes, no names and no contents",
    kept: "as the operator keeps it",
    whose: ["none"],
  },
  "the proxy's log": {
    why: "addresses of callers",
    kept: "as the operator keeps it",
    whose: ["member", "visitor"],
  },
  mail: {
    why: "what people are told, in the mail server and their mailboxes",
    kept: "as those keep it",
    whose: ["member", "visitor", "candidate"],
  },
  backups: {
    why: "the database as it was",
    kept: "as the operator keeps it",
    whose: ["candidate", "member", "visitor", "secret"],
  },
};
