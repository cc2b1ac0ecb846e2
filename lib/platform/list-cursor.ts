import { createHash } from "node:crypto";
import { z } from "zod";
import { PlatformContractError } from "./errors";

const cursorSchema = z.object({
  /** How the next page is asked for. `guess` is a platform that gave no hint: offset first, then page. */
  by: z.enum(["offset", "page", "cursor", "guess"]),
  value: z.union([z.string().min(1).max(4096), z.number().int().nonnegative()]),
  /** Rows a page, where the platform has its own idea of it. */
  perPage: z.number().int().positive().optional(),
  /** The platform refused the parameters that ask for a size or a filter. */
  bare: z.boolean().optional(),
  /** Of the page before: the same page again means that the platform ignores paging. */
  seen: z.string(),
});

export type ListCursor = z.infer<typeof cursorSchema>;

export function encodeCursor(cursor: ListCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

/** Throws PlatformContractError for anything that `encodeCursor` did not make. */
export function decodeCursor(text: string): ListCursor {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch {
    throw new PlatformContractError({ code: "INVALID_CURSOR", endpoint: "GET /sessions", path: "cursor" });
  }
}

/** Tells two pages apart whatever their order. */
export function fingerprint(rows: unknown[]): string {
  const ids = rows.map(idOf).sort();
  return createHash("sha256").update(ids.join()).digest("base64url").slice(0, 16);
}

function idOf(row: unknown): string {
  if (typeof row !== "object" || row === null) return "";
  const id = "id" in row ? row.id : "session_id" in row ? row.session_id : "";
  return typeof id === "string" || typeof id === "number" ? String(id) : "";
}
