import { asRecord, type Reading } from "./read-value";

const MOST_FIELDS = 1_000;

/**
 * Reads one row field by field, whatever case and marks their names are written in, and notes which of them said
 * something that could not be read. Never throws, never keeps what was written.
 */
export class RowReader {
  /** Names of fields, in the order in which they were asked for. */
  readonly odd: string[] = [];
  readonly #fields = new Map<string, unknown>();

  /** What `layers` say, the first before the others; `path` stands before the names in `odd`. */
  constructor(
    layers: readonly Record<string, unknown>[],
    readonly path = "",
  ) {
    for (const layer of layers) this.#add(layer);
  }

  /** Whether anything stands under that name. */
  has(name: string): boolean {
    return (this.#fields.get(folded(name)) ?? null) !== null;
  }

  /** The first of `names` that `read` makes something of; null when none does. */
  take<T>(names: string[], read: (value: unknown) => Reading<T>): T | null {
    for (const name of names) {
      const value = this.#fields.get(folded(name));
      const found = read(value);
      if (found === undefined) this.odd.push(`${this.path}${name}`);
      else if (found !== null) return found;
    }
    return null;
  }

  /** The same without noting what cannot be read: for what is not documented, or may be prose. */
  glance<T>(names: string[], read: (value: unknown) => Reading<T>): T | null {
    for (const name of names) {
      const found = read(this.#fields.get(folded(name)));
      if (found !== undefined && found !== null) return found;
    }
    return null;
  }

  #add(row: Record<string, unknown>): void {
    for (const [name, value] of Object.entries(row).slice(0, MOST_FIELDS)) {
      // Nothing does not stand in the way of something under the same name.
      if (!this.has(name)) this.#fields.set(folded(name), value);
    }
  }
}

function folded(name: string): string {
  return name
    .slice(0, 100)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, "");
}

/** Where some platforms put a session, or its fields beside the id. */
const WRAPPERS = ["session", "attributes", "data", "result", "node", "item", "interview"];

/** A row and what it is wrapped in, the innermost first where the id is inside. */
export function layersOf(row: Record<string, unknown>, depth = 0): Record<string, unknown>[] {
  const own = new RowReader([row]);
  const [hasId, hasStatus] = [own.has("id") || own.has("session_id"), own.has("status")];
  if ((hasId && hasStatus) || depth > 2) return [row];
  const name = WRAPPERS.find((wrapper) => asRecord(row[wrapper]));
  const inner = name && asRecord(row[name]);
  if (!inner) return [row];
  return hasId ? [row, ...layersOf(inner, depth + 1)] : [...layersOf(inner, depth + 1), row];
}
