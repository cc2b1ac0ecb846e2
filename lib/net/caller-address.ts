import ipaddr from "ipaddr.js";
import { env } from "@/lib/env";

/** The headers of an App Router request, or of a Node one. */
export type HeaderSource = Headers | Record<string, string | string[] | undefined>;

/** Where the process notes from whom it was called. Set at the door (lib/http/door.ts), so that no caller can. */
export const PEER_HEADER = "x-debrief-peer";

const PROXY_HEADERS = ["forwarded", "via", "x-forwarded-for", "x-real-ip"];
/** Who has one address of a network of this kind can have any of it. */
const IPV6_NETWORK_BYTES = 8;
const WITH_PORT = /^(?:\[(?<v6>[^\]]+)\]|(?<v4>\d+\.\d+\.\d+\.\d+))(?::\d+)?$/;

/**
 * The caller for rate limits: an IPv4 address, or the /64 network of an IPv6 one. A header that anybody can send is
 * believed only behind a proxy that sets it (TRUST_PROXY=1, last entry of X-Forwarded-For); otherwise it is who connected.
 */
export function callerAddress(headers: HeaderSource): string {
  const address =
    env().TRUST_PROXY === "1" ? forwardedAddress(headers) : toAddress(read(headers, PEER_HEADER));
  if (address === null) return "direct";
  const parsed = ipaddr.parse(address);
  if (parsed.kind() === "ipv4") return address;
  const network = parsed.toByteArray().fill(0, IPV6_NETWORK_BYTES);
  return `${ipaddr.fromByteArray(network).toString()}/${IPV6_NETWORK_BYTES * 8}`;
}

/** The caller's address, without a port, as the trusted proxy names it; null without one, or when it is no address. */
export function forwardedAddress(headers: HeaderSource): string | null {
  if (env().TRUST_PROXY !== "1") return null;
  return toAddress(read(headers, "x-forwarded-for").split(",").at(-1)?.trim() ?? "");
}

/** Whether the caller is a program on this machine, as far as can be told: a proxy here names for whom it asks. */
export function isFromOwnMachine(headers: HeaderSource): boolean {
  const peer = read(headers, PEER_HEADER);
  // Next says who connected in X-Forwarded-For, where nobody else said anything.
  const isForwarded = PROXY_HEADERS.some((name) => !["", peer].includes(read(headers, name)));
  const address = toAddress(peer);
  return !isForwarded && address !== null && ipaddr.parse(address).range() === "loopback";
}

function read(headers: HeaderSource, name: string): string {
  return String((headers instanceof Headers ? headers.get(name) : headers[name]) ?? "");
}

function toAddress(text: string): string | null {
  const { v4, v6 } = WITH_PORT.exec(text)?.groups ?? {};
  const bare = v4 ?? v6 ?? text;
  return ipaddr.isValid(bare) && /[.:]/.test(bare) ? ipaddr.process(bare).toString() : null;
}
