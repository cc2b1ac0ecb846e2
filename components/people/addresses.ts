/** Addresses as they are pasted: with commas, semicolons, spaces or lines between them, bare or as `Ada Lovelace <ada@example.com>`. */
export function addressesIn(text: string): string[] {
  const unquoted = text.replace(/"[^"\n]*"/g, " ");
  const bare = unquoted.replace(/[^\n,;<]*<([^<>]*)>/g, " $1 ");
  return [...new Set(bare.split(/[\s,;]+/).filter((address) => address !== ""))];
}
