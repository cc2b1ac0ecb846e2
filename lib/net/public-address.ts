import { lookup as lookupAll } from "node:dns";
import net, { type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

const GLOBAL_UNICAST = ipaddr.parseCIDR("2000::/3");

/** The address is not one of the public internet, so it is not for a tenant to make the server call it. */
class PrivateAddressError extends Error {
  override readonly name = "PrivateAddressError";
  readonly code = "PRIVATE_ADDRESS";
}

/** Whether an IP address is reachable for everybody: no loopback, no local or reserved network, no mapped one. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const read = ipaddr.process(address);
  if (read.range() !== "unicast") return false;
  // Of IPv6 nothing else is given out; some of the rest stands for addresses of IPv4.
  return read.kind() === "ipv4" || read.match(GLOBAL_UNICAST);
}

/**
 * For a connection: resolves a name and refuses it when any of its addresses is not public. Asked at the time of
 * connecting, so that a name cannot change its meaning between a check and its use.
 */
export const publicLookup: LookupFunction = (hostname, options, done) => {
  lookupAll(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, "", 4);
    if (addresses.length === 0 || !addresses.every(({ address }) => isPublicAddress(address)))
      return done(new PrivateAddressError("The address is not public."), "", 4);
    if (options.all) return done(null, addresses);
    const [first] = addresses;
    done(null, first?.address ?? "", first?.family);
  });
};

/** Whether a URL's host is an address, written out, that is not public. A name is judged when it is resolved. */
export function isPrivateLiteral(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, "");
  return net.isIP(address) !== 0 && !isPublicAddress(address);
}
