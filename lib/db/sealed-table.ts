import type { SealedSecret, SecretPlace } from "@/lib/crypto/secret-box";

/** So many secrets are listed at once. */
export const ROWS_AT_ONCE = 100;

export type SealedRow = SealedSecret & { id: string; place: SecretPlace };

/** Which secrets, by what they say they are encrypted with. */
type Label = { not: string | { startsWith: string } };

/** A table with a sealed column. All work by what the row holds: one that changed meanwhile is left as it is by then. */
export type SealedTable = {
  list: (label: Label, after: string) => Promise<SealedRow[]>;
  replace: (row: SealedRow, sealed: SealedSecret) => Promise<number>;
  /** How many secrets are there that say none of `labels`. */
  count: (labels: string[]) => Promise<number>;
};
