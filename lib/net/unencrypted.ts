import { isIP } from "node:net";
import type { Env } from "@/lib/env";

/** What travels between Debrief and others: its pages, mails, its database, what it asks others. */
type Way = Env["ALLOW_UNENCRYPTED"][number];

type Addresses = {
  NEXTAUTH_URL: string;
  PLATFORM_URL: string;
  BREACHED_PASSWORDS_URL?: string | undefined;
  SMTP_URL?: string | undefined;
  SYSLOG_URL?: string | undefined;
  OTEL_EXPORTER_OTLP_ENDPOINT?: string | undefined;
  DATABASE_URL?: string | undefined;
  DATABASE_DIRECT_URL?: string | undefined;
  DATABASE_OWNER_URL?: string | undefined;
};

/** The variables by which something would leave this machine unencrypted although `allowed` does not name its way. */
export function unencryptedVariables(
  addresses: Addresses,
  allowed: readonly Way[],
): { variable: keyof Addresses; way: Way; advice: string }[] {
  const checks = [
    { variable: "NEXTAUTH_URL", way: "web", isClear: isPlainHttp, advice: "use https" },
    { variable: "PLATFORM_URL", way: "platform", isClear: isPlainHttp, advice: "use https" },
    { variable: "BREACHED_PASSWORDS_URL", way: "passwords", isClear: isPlainHttp, advice: "use https" },
    {
      variable: "SMTP_URL",
      way: "mail",
      isClear: isPlainMail,
      advice: "use smtps:// or add ?requireTLS=true",
    },
    { variable: "OTEL_EXPORTER_OTLP_ENDPOINT", way: "traces", isClear: isPlainHttp, advice: "use https" },
    { variable: "SYSLOG_URL", way: "logs", isClear: isPlainSyslog, advice: "use tls://" },
    ...(["DATABASE_URL", "DATABASE_DIRECT_URL", "DATABASE_OWNER_URL"] as const).map((variable) => ({
      variable,
      way: "database" as const,
      isClear: isPlainDatabase,
      advice: "add ?sslmode=verify-full",
    })),
  ] as const;
  return checks
    .filter(({ way }) => !allowed.includes(way))
    .filter(({ variable, isClear }) => isClear(addresses[variable] ?? ""))
    .map(({ variable, way, advice }) => ({ variable, way, advice }));
}

function isPlainHttp(address: string): boolean {
  return /^http:/i.test(address) && !isOwnMachine(new URL(address).hostname);
}

function isPlainSyslog(address: string): boolean {
  return /^(tcp|udp):/i.test(address) && !isOwnMachine(new URL(address).hostname);
}

function isPlainMail(address: string): boolean {
  if (!/^smtp:/i.test(address) || !URL.canParse(address)) return false;
  const { hostname, searchParams } = new URL(address);
  return searchParams.get("requireTLS") !== "true" && !isOwnMachine(hostname);
}

// An address that cannot be read is refused elsewhere; one without a host is of this machine or of a socket in a folder.
function isPlainDatabase(address: string): boolean {
  const [, host = "", settings = ""] =
    /^postgres(?:ql)?:\/\/(?:[^@/?]*@)?(\[[^\]]*\]|[^:/?]*)[^?]*\??(.*)$/.exec(address) ?? [];
  const parameters = new URLSearchParams(settings);
  const named = parameters.get("host") ?? decodeURIComponent(host);
  if (named === "" || named.startsWith("/") || isOwnMachine(named)) return false;
  const mode = parameters.get("sslmode") ?? (parameters.get("ssl") === "true" ? "require" : "disable");
  return mode === "disable" || mode === "allow";
}

/** Whether a host is this machine by its very name. */
export function isOwnMachine(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, "");
  if (isIP(name)) return name === "::1" || name.startsWith("127.");
  return name === "localhost" || name.endsWith(".localhost");
}
