import type { PlannedInvite } from "./plan-invites";

export type InviteRowState = PlannedInvite["state"];

/** What a person sees of one line before anybody is invited. */
export type InvitePreviewRow = {
  line: number;
  state: InviteRowState;
  name: string | null;
  email: string | null;
  ref: string | null;
  message: string | null;
};

export type InvitePreview = {
  counts: Record<InviteRowState, number>;
  /** Of those who are ready, how many have no address. */
  withoutEmail: number;
  /** The first rows of each state. */
  rows: Record<InviteRowState, InvitePreviewRow[]>;
  ignoredColumns: string[];
  /** Names this very plan: only those who were shown are invited. */
  digest: string;
};

const MOST_SHOWN = 100;
const LONGEST_SHOWN = 256;

/** What to show of a plan. */
export function invitePreviewOf(
  rows: readonly PlannedInvite[],
  ignoredColumns: readonly string[],
  digest: string,
): InvitePreview {
  const counts = { ready: 0, invited: 0, error: 0 };
  const shown: InvitePreview["rows"] = { ready: [], invited: [], error: [] };
  for (const row of rows) {
    counts[row.state] += 1;
    if (shown[row.state].length < MOST_SHOWN) shown[row.state].push(toPreviewRow(row));
  }
  return {
    counts,
    withoutEmail: rows.filter((row) => row.state === "ready" && row.email === null).length,
    rows: shown,
    ignoredColumns: ignoredColumns.slice(0, MOST_SHOWN).map(cut),
    digest,
  };
}

function toPreviewRow({ line, state, name, email, ref, message }: PlannedInvite): InvitePreviewRow {
  return { line, state, name: name && cut(name), email: email && cut(email), ref: ref && cut(ref), message };
}

function cut(text: string): string {
  return text.slice(0, LONGEST_SHOWN);
}
