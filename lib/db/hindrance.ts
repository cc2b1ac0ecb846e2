/** The one place that says why the database cannot be used. */

/**
 * `passes`: it may go by itself, and waiting is right. `reason` is for anybody who asks whether we are ready, and names
 * neither hosts nor users; `detail` is for who runs Debrief. Neither holds a password.
 */
export type Hindrance = { passes: boolean; reason: string; detail: string };

/** The database is not as Debrief needs it. Its message says in a line or two what to do, to who runs Debrief. */
export class DatabaseRefusal extends Error {
  override readonly name = "DatabaseRefusal";
}

type Reason = [passes: boolean, reason: string];

const PASSING = true;
const STAYING = false;

/** By the code of Node, TLS or PostgreSQL, or by what Prisma makes of it. */
const BY_CODE: Record<string, Reason> = {
  ECONNREFUSED: [PASSING, "Nothing listens where PostgreSQL should be."],
  ENOENT: [PASSING, "PostgreSQL's socket is not there."],
  ENOTFOUND: [PASSING, "The name of PostgreSQL's host is not known."],
  EAI_AGAIN: [PASSING, "The name of PostgreSQL's host cannot be looked up at the moment."],
  ETIMEDOUT: [PASSING, "PostgreSQL does not answer in time."],
  EHOSTUNREACH: [PASSING, "PostgreSQL's host cannot be reached."],
  ENETUNREACH: [PASSING, "PostgreSQL's host cannot be reached."],
  ECONNRESET: [PASSING, "PostgreSQL ended the connection."],
  EPIPE: [PASSING, "PostgreSQL ended the connection."],
  DatabaseNotReachable: [PASSING, "PostgreSQL cannot be reached."],
  SocketTimeout: [PASSING, "PostgreSQL does not answer in time."],
  ConnectionClosed: [PASSING, "PostgreSQL ended the connection."],
  "57P01": [PASSING, "PostgreSQL is being stopped."],
  "57P02": [PASSING, "PostgreSQL has crashed."],
  "57P03": [PASSING, "PostgreSQL is starting, stopping or recovering."],
  "53300": [PASSING, "All of PostgreSQL's connections are taken."],
  "28P01": [STAYING, "PostgreSQL refuses the user or the password."],
  "28000": [STAYING, "PostgreSQL refuses the user or the password."],
  "3D000": [STAYING, "PostgreSQL has no database of that name."],
  "42501": [STAYING, "A privilege is missing in the database."],
};

const BY_MESSAGE: [RegExp, Reason][] = [
  [
    /timeout expired|due to connection timeout|query read timeout|not responding/i,
    [PASSING, "PostgreSQL does not answer in time."],
  ],
  [
    /connection terminated|connection (is )?closed|server closed the connection/i,
    [PASSING, "PostgreSQL ended the connection."],
  ],
  // PgBouncer's own words for a server that it cannot reach; it gives them all one code.
  [
    /login has been failing|server_login_retry|connect failed|query_wait_timeout|server conn crashed|shutting down/i,
    [PASSING, "PgBouncer cannot reach PostgreSQL."],
  ],
  [/no more connections allowed/i, [PASSING, "All of PgBouncer's connections are taken."]],
  [/does not support SSL/i, [STAYING, "PostgreSQL does not speak TLS, which sslmode demands."]],
  [
    /password must be a (non-empty )?string/i,
    [STAYING, "PostgreSQL wants a password, and the address has none."],
  ],
];

const TLS_CODE = /CERT|_SIGNATURE|ERR_TLS|ERR_SSL|HOSTNAME_MISMATCH|UNABLE_TO_/;

/** What `error`, of pg or of Prisma, says of the database. */
export function hindranceOf(error: unknown): Hindrance {
  if (error instanceof DatabaseRefusal)
    return { passes: false, reason: "The database is not as Debrief needs it.", detail: error.message };
  const { code, message } = rootOf(error);
  const [passes, reason] = BY_CODE[code] ??
    BY_MESSAGE.find(([pattern]) => pattern.test(message))?.[1] ??
    (TLS_CODE.test(code) ? tlsReason(code) : undefined) ?? [STAYING, "The database cannot be used as it is."];
  return { passes, reason, detail: message && !reason.includes(message) ? `${reason} (${message})` : reason };
}

// Waiting for a connection, or for a transaction to begin, took too long.
const PRISMA_TIMEOUTS = new Set(["P2024", "P2028"]);

/** Whether a request failed because the database could not be reached, and may succeed in a moment. */
export function isOutage(error: unknown): boolean {
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  if (typeof name !== "string" || !/^(Prisma|DriverAdapter)/.test(name)) return false;
  return (typeof code === "string" && PRISMA_TIMEOUTS.has(code)) || hindranceOf(error).passes;
}

/** The SQLSTATE of an error of PostgreSQL, however it is wrapped; null for another error. */
export function sqlStateOf(error: unknown): string | null {
  const { code } = rootOf(error);
  return /^[0-9A-Z]{5}$/.test(code) && !/^[A-Z]+$/.test(code) ? code : null;
}

function tlsReason(code: string): Reason {
  return [STAYING, `PostgreSQL's certificate is not trusted (${code}): name its authority by sslrootcert.`];
}

/** The innermost error: Prisma and its adapters wrap those of the driver. */
function rootOf(error: unknown): { code: string; message: string } {
  let found = { code: "", message: String(error) };
  let rest: unknown = error;
  for (let depth = 0; depth < 8 && typeof rest === "object" && rest !== null; depth++) {
    const { code, kind, originalCode, message, originalMessage, meta, cause, errors } = rest as Record<
      string,
      unknown
    >;
    const named = [originalCode, isPrismaCode(code) ? undefined : code, kind].find(
      (name) => typeof name === "string",
    );
    const text = [originalMessage, message].find((words) => typeof words === "string" && words !== "");
    if (named !== undefined || found.code === "")
      found = { code: String(named ?? ""), message: String(text ?? found.message) };
    const wrapped = (meta as Record<string, unknown> | undefined)?.driverAdapterError;
    // A name with several addresses fails once for each.
    rest = wrapped ?? cause ?? (Array.isArray(errors) ? errors[0] : undefined);
  }
  return found;
}

function isPrismaCode(code: unknown): boolean {
  return typeof code === "string" && /^P[1-9]\d{3}$/.test(code);
}
