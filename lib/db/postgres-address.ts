import { Client } from "pg";

/** Where a PostgreSQL is and as whom, as its address says. `schema`: other than what the user's search path says. */
export type PostgresAddress = {
  host: string;
  port: number;
  database: string;
  user: string;
  password: string;
  schema: string | null;
  isEncrypted: boolean;
  /** What stands in the address and means nothing here. */
  unused: string[];
};

const UNDERSTOOD = new Set(
  (
    "host port user password database dbname ssl sslmode sslcert sslkey sslrootcert sslnegotiation uselibpqcompat " +
    "options application_name fallback_application_name client_encoding encoding statement_timeout query_timeout " +
    "lock_timeout idle_in_transaction_session_timeout keepalives schema"
  ).split(" "),
);

/** Reads an address in which `problemOfAddress` finds nothing wrong. */
export function readPostgresAddress(url: string): PostgresAddress {
  const { host, port, database, user, password, ssl } = new Client(url);
  const settings = settingsOf(url);
  return {
    host: host || "localhost",
    port,
    user: user ?? "",
    database: database ?? user ?? "",
    password: password ?? "",
    schema: settings.get("schema") || null,
    isEncrypted: Boolean(ssl),
    unused: [...settings.keys()].filter((name) => !UNDERSTOOD.has(name)),
  };
}

/**
 * Why `url` cannot be the address of a PostgreSQL, in words that follow its name and repeat nothing of it; null when it
 * can. What a password holds unencoded would otherwise be taken for a host and be printed with the error.
 */
export function problemOfAddress(url: string): string | null {
  const scheme = /^postgres(ql)?:\/\//.exec(url)?.[0];
  if (!scheme) return "must start with postgresql://";
  const rest = url.slice(scheme.length);
  const [authority = ""] = rest.split(/[/?#]/, 1);
  const beforeSettings = rest.slice(0, rest.lastIndexOf("@") + 1);
  const isCut =
    authority !== "" && !authority.includes("@") && beforeSettings !== "" && !isHost(authority, rest);
  if (url.includes("#") || isCut) return "holds / ? or # in its password as they are: write %2F, %3F and %23";
  if (/%(?![0-9a-f]{2})/i.test(url)) return "holds a % as it is: write %25";
  try {
    readPostgresAddress(url);
    return null;
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    // A certificate that the address names is read at once.
    if (code === "ENOENT" || code === "EACCES") return `names the file ${path}, which cannot be read`;
    return "cannot be read as an address: encode what stands in its user and password (: as %3A, @ as %40)";
  }
}

/** Whether what stands before the first slash is a host by itself, and an @ further on is a setting's. */
function isHost(authority: string, rest: string): boolean {
  const [path = ""] = rest.slice(authority.length).split("?", 1);
  return /^(\[[^\]]*\]|[^:]*)(:\d*)?$/.test(authority) && !path.includes("@");
}

/** `url` with `setting` given to the server at the start of each connection, beside those that it names itself. */
export function withServerSetting(url: string, setting: string): string {
  const [address = ""] = url.split("?", 1);
  const settings = settingsOf(url);
  const options = [settings.get("options"), `-c ${setting}`].filter(Boolean).join(" ");
  // Not by URLSearchParams: a plus sign is no blank to everybody.
  const others = [...settings].filter(([name]) => name !== "options");
  return `${address}?${[...others, ["options", options]]
    .map((pair) => pair.map((part) => encodeURIComponent(part ?? "")).join("="))
    .join("&")}`;
}

function settingsOf(url: string): Map<string, string> {
  return new Map(new URLSearchParams(url.split("?").slice(1).join("?")));
}
