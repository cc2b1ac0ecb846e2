/** Names by which PostgreSQL keeps statements that come again, so that it reads and analyses each once a connection. */
import { createHash } from "node:crypto";
import type { SqlQuery } from "@prisma/driver-adapter-utils";
import { LRUCache } from "lru-cache";

/** Each connection keeps as many, and the server some tens of kilobytes for each. */
const MOST_NAMES = 200;
/** Longer ones are lists of values, which hardly come again as they are. */
const LONGEST = 10_000;
const MOST_REMEMBERED = 1_000;

/** Of no name: the statement is parsed and forgotten. */
const UNNAMED = "";

/**
 * Gives a statement the name of its text's hash from the second time on, until there are `mostNames`. Statements without
 * parameters have none: they are short, or scripts, which cannot be prepared.
 */
export function statementNames(mostNames = MOST_NAMES): (query: Pick<SqlQuery, "sql" | "args">) => string {
  const names = new Map<string, string>();
  const seenOnce = new LRUCache<string, true>({ max: MOST_REMEMBERED });
  return ({ sql, args }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (args.length === 0 || sql.length > LONGEST || names.size >= mostNames) return UNNAMED;
    if (!seenOnce.delete(sql)) {
      seenOnce.set(sql, true);
      return UNNAMED;
    }
    const name = `debrief_${createHash("sha256").update(sql).digest("hex").slice(0, 32)}`;
    names.set(sql, name);
    return name;
  };
}
