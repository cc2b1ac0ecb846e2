import type { Origin } from "@/lib/audit/entry";
import { forwardedAddress, type HeaderSource } from "./caller-address";

const USER_AGENT_LENGTH = 300;

/** Where a request comes from, by its headers. */
export function originOf(headers: HeaderSource): Origin {
  const userAgent = headers instanceof Headers ? headers.get("user-agent") : headers["user-agent"];
  return {
    address: forwardedAddress(headers),
    userAgent: String(userAgent ?? "").slice(0, USER_AGENT_LENGTH) || null,
  };
}
