const MAX_LENGTH = 40;

/** An address part from a name: `Müller & Söhne GmbH` → `muller-sohne-gmbh`. Empty when nothing of it can stay. */
export function slugFrom(name: string): string {
  return name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+/g, "")
    .slice(0, MAX_LENGTH)
    .replaceAll(/-+$/g, "");
}
