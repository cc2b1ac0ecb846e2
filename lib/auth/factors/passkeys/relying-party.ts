import { isIP } from "node:net";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/** Whom a passkey is for. Made of the installation's own address, never of what a request says. */
export type RelyingParty = { id: string; name: string; origin: string };

/** This installation; null where browsers have no passkeys for its address. */
export function relyingParty(): RelyingParty | null {
  return relyingPartyAt(env().NEXTAUTH_URL);
}

/** The same, or `conflict` where there are no passkeys. */
export function demandRelyingParty(): RelyingParty {
  const party = relyingParty();
  if (party) return party;
  throw new AppError(
    "conflict",
    "Passkeys need an https address with a domain name. Ask your Debrief operator.",
  );
}

/** The installation at `address`; null for an IP address, and without https except on localhost. */
export function relyingPartyAt(address: string): RelyingParty | null {
  const { hostname, origin, protocol } = new URL(address);
  // An IPv6 address stands in brackets.
  const isAddress = isIP(hostname) !== 0 || hostname.startsWith("[");
  const isLocal = hostname === "localhost" || hostname.endsWith(".localhost");
  if (isAddress || (protocol !== "https:" && !isLocal)) return null;
  return { id: hostname, name: "Debrief", origin };
}
