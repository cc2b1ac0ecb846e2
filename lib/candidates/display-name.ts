/** What stands for somebody whom nobody named. */
const UNNAMED = "Unnamed candidate";

/** What to call a candidate: the name, else the platform's reference. */
export function displayNameOf({ name, ref }: { name: string | null; ref: string | null }): string {
  return name ?? ref ?? UNNAMED;
}
