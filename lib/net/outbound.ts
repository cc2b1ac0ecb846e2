/** Calls to addresses that a tenant may choose: to the public internet, and to hosts that the operator named. */
import { Agent } from "undici";
import { processSingleton } from "@/lib/process-singleton";
import { isPrivateLiteral, publicLookup } from "./public-address";

/** Whether the server may call it: https to a public host, or either scheme to one of `privateHosts` (host:port). */
export function isAllowedAddress(text: string, privateHosts: readonly string[]): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") return false;
  if (privateHosts.includes(url.host)) return url.protocol === "https:" || url.protocol === "http:";
  return url.protocol === "https:" && !isPrivateLiteral(url.hostname) && url.hostname.includes(".");
}

/** What connects to it. Refuses to connect where a name means a private address, unless it is of `privateHosts`. */
export function agentFor(url: string, privateHosts: readonly string[]): Agent {
  return privateHosts.includes(new URL(url).host)
    ? processSingleton("inner-agent", () => new Agent())
    : processSingleton("public-agent", () => new Agent({ connect: { lookup: publicLookup } }));
}
