const LONGEST = 200;

/** What a list is searched for; an address without it, or with it twice, asks for everything. */
export function parseQuery({ q }: Record<string, string | string[] | undefined>): string {
  return typeof q === "string" ? q.replaceAll("\0", "").trim().slice(0, LONGEST) : "";
}
