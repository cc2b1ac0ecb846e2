import { isIP } from "node:net";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/** Whom a passkey is for. Made of the installation's own address, never of what a request says. */
export type RelyingParty = { id: string; name: string; origin: string };

/** Null where browsers have no passkeys: for an IP address, and without https except on localhost. */
export function relyingParty(): RelyingParty | null {
  const { hostname, origin, protocol } = new URL(env().NEXTAUTH_URL);
  // An IPv6 address stands in brackets.
  const isAddress = isIP(hostname) !== 0 || hostname.startsWith("[");
  const isLocal = hostname === "localhost" || hostname.endsWith(".localhost");
  if (isAddress || (protocol !== "https:" && !isLocal)) return null;
  return { id: hostname, name: "Debrief", origin };
}

/** The same, or `conflict` where there are no passkeys. */
export function demandRelyingParty(): RelyingParty {
  const party = relyingParty();
  if (party) return party;
  throw new AppError("conflict", "Passkeys need an https address with a name. Ask whoever runs Debrief.");
}
