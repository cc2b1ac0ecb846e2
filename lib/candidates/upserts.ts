import { randomUUID } from "node:crypto";
import { displayNameOf } from "./display-name";
import type { ImportChange, PlannedRow } from "./plan-import";

/** A candidate as an import leaves it. `revision` is what it was planned from; null makes a new one. */
type CandidateUpsert = {
  id: string;
  revision: number | null;
  ref: string;
  name: string | null;
  setsName: boolean;
  email: string | null;
  setsEmail: boolean;
  roleName: string | null;
  tags: string[];
  displayName: string;
  activity: { kind: "candidate_imported"; changes: ImportChange[] };
};

/** Some of what an import writes, as JSON of `CandidateUpsert[]`, and how many they are. */
export type UpsertPortion = { json: string; count: number };

/**
 * What the rows change, in the order in which all who write take candidates, so that nobody waits for who waits for
 * them: by their ids as merging does, then new ones by their references.
 */
export function upsertsOf(rows: PlannedRow[]): CandidateUpsert[] {
  const upserts = rows.flatMap(toUpsert);
  const isNew = ({ revision }: CandidateUpsert) => revision === null;
  return [
    ...upserts.filter((upsert) => !isNew(upsert)).sort((a, b) => compare(a.id, b.id)),
    ...upserts.filter(isNew).sort((a, b) => compare(a.ref, b.ref)),
  ];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function toUpsert(row: PlannedRow): CandidateUpsert[] {
  if (row.state === "error" || row.state === "unchanged" || row.ref === null) return [];
  const { known, next, changes, ref } = row;
  return [
    {
      id: known?.id ?? randomUUID(),
      revision: known?.revision ?? null,
      ref,
      ...next,
      setsName: changes.some(({ field }) => field === "name"),
      setsEmail: changes.some(({ field }) => field === "email"),
      displayName: displayNameOf({ name: next.name, ref: known ? known.ref : ref }),
      activity: { kind: "candidate_imported", changes },
    },
  ];
}
