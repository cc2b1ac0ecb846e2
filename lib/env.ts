import path from "node:path";
import { z } from "zod";
import { readSecretFiles } from "@/lib/secret-files";

const EMPTY_IS_UNSET = (value: unknown) => (value === "" ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(EMPTY_IS_UNSET, schema.optional());
const list = z
  .string()
  .default("")
  .transform((parts) => parts.split(",").flatMap((part) => part.trim() || []));

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  PORT: z.preprocess(EMPTY_IS_UNSET, z.coerce.number().int().min(1).max(65535).default(3000)),
  /** Embedded database, recording spool and lock live here. */
  DATA_DIR: z.preprocess(EMPTY_IS_UNSET, z.string().default(".data")),
  /** PostgreSQL. Unset: the embedded database in DATA_DIR. */
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, "must start with postgresql://")),
  /** The same database as the same user, past a pooler in transaction mode, which passes no notifications on. */
  DATABASE_DIRECT_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, "must start with postgresql://")),
  /** The owner of PostgreSQL's tables, for migrations alone; DATABASE_URL may then be a user who owns nothing. */
  DATABASE_OWNER_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, "must start with postgresql://")),
  /** Origin of the interview platform. From here only, so that no stored value can point the server elsewhere. */
  PLATFORM_URL: z.preprocess(EMPTY_IS_UNSET, z.url().default("https://platform.zenhire.ai")),
  /** 32 bytes in base64 or hex. Several, comma separated, while rotating: the first one encrypts. */
  ENCRYPTION_KEY: z.string({ error: "is required: openssl rand -base64 32" }).min(1),
  NEXTAUTH_SECRET: z.string({ error: "is required: openssl rand -base64 32" }).min(32, "needs 32 characters"),
  /** Public origin of this installation; review links are made from it. */
  NEXTAUTH_URL: z.url({ error: "is required: the public address, such as https://debrief.example.com" }),
  /** What may leave this machine unencrypted, comma separated. */
  ALLOW_UNENCRYPTED: list.pipe(
    z.array(z.enum(["web", "mail", "database", "platform", "passwords", "logs", "traces"])),
  ),
  /** `off` makes this replica a pure web server. */
  JOBS: z.preprocess(EMPTY_IS_UNSET, z.enum(["on", "off"]).default("on")),
  /** Where the log goes besides standard output, such as tls://logs.example.com:6514. */
  SYSLOG_URL: optional(
    z.url({ protocol: /^(tls|tcp|udp)$/, error: "must start with tls://, tcp:// or udp://" }),
  ),
  /** OpenTelemetry collector that spans are sent to by OTLP over HTTP. Unset: none are made. */
  OTEL_EXPORTER_OTLP_ENDPOINT: optional(
    z.url({ protocol: /^https?$/, error: "must start with https:// or http://" }),
  ),
  /** What the collector is sent as headers, as name=value, comma separated; a token, say. */
  OTEL_EXPORTER_OTLP_HEADERS: optional(z.string()),
  LOG_LEVEL: z.preprocess(
    EMPTY_IS_UNSET,
    z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
  ),
  SPOOL_MAX_BYTES: z.preprocess(
    EMPTY_IS_UNSET,
    z.coerce
      .number()
      .int()
      .min(0)
      .default(4 * 1024 ** 3),
  ),
  /** Mail server, such as smtp://user:password@mail.example.com:587. Unset: no mail, and in the demo a folder. */
  SMTP_URL: optional(z.string().regex(/^smtps?:\/\//, "must start with smtp:// or smtps://")),
  /** Sender of mails, such as Debrief <debrief@example.com>. */
  MAIL_FROM: optional(z.string()),
  /** host:port of receivers inside the own network that webhooks may call, comma separated. Others must be public. */
  WEBHOOK_PRIVATE_HOSTS: list,
  /** OpenID Connect provider of the whole installation: the three together. The name is on the button. */
  OIDC_ISSUER: optional(z.url()),
  OIDC_CLIENT_ID: optional(z.string()),
  OIDC_CLIENT_SECRET: optional(z.string()),
  OIDC_NAME: z.preprocess(EMPTY_IS_UNSET, z.string().trim().max(40).default("single sign-on")),
  /** `said`: it lets in only whom it says to have asked for two steps, by amr or by one of OIDC_ACR_VALUES. */
  OIDC_SECOND_STEP: z.preprocess(EMPTY_IS_UNSET, z.enum(["trusted", "said"]).default("trusted")),
  /** What it is asked for as acr_values, and says as acr where there were two steps; comma separated. */
  OIDC_ACR_VALUES: list,
  /** host:port of OpenID Connect providers inside the own network, comma separated. Others must be public. */
  OIDC_PRIVATE_HOSTS: list,
  /** Who knows passwords from breaches by the range protocol of Have I Been Pwned. Unset: nobody is asked. */
  BREACHED_PASSWORDS_URL: optional(z.url({ protocol: /^https?$/, error: "must be an https:// address" })),
  /** Name servers that say whose a domain is, as address or address:port, comma separated. Unset: the system's. */
  DNS_SERVERS: list.pipe(
    z.array(
      z
        .string()
        .regex(/^(?:[\d.]+|\[[\da-f:]+\])(?::\d{1,5})?$/i, "must be addresses, such as 192.0.2.53:53"),
    ),
  ),
  /** A login that nobody used for so long has ended. */
  SIGN_IN_IDLE_HOURS: z.preprocess(EMPTY_IS_UNSET, z.coerce.number().int().min(1).default(72)),
  /** How often a token may call the results API, over all replicas. */
  API_REQUESTS_PER_MINUTE: z.preprocess(EMPTY_IS_UNSET, z.coerce.number().int().min(1).default(600)),
  /** Whoever reads the metrics sends it as a bearer token. Unset: they ask nobody. */
  METRICS_TOKEN: optional(z.string().min(16, "needs 16 characters")),
  /** `1` fills an empty database with the demo's tenants and members. DEMO_PASSWORD is theirs. */
  DEMO: z.preprocess(EMPTY_IS_UNSET, z.enum(["0", "1"]).default("0")),
  DEMO_PASSWORD: optional(z.string().min(10)),
  /** Token of the demo tenant acme for the results API. */
  DEMO_API_TOKEN: optional(z.string().min(16)),
  /** `0`: without the team at work, its reviews, notes and links. For tests, which make what they need. */
  DEMO_TEAM: z.preprocess(EMPTY_IS_UNSET, z.enum(["0", "1"]).default("1")),
  /** Take the caller's address from X-Forwarded-For. Only behind a proxy that sets it. */
  TRUST_PROXY: z.preprocess(EMPTY_IS_UNSET, z.enum(["0", "1"]).default("0")),
});

export type Env = z.infer<typeof schema>;

/** The variables that are read. */
export const SETTING_NAMES: readonly string[] = Object.keys(schema.shape);

let parsed: Env | undefined;

/** The validated environment. Read lazily: a build has no secrets. Throws one error naming every bad variable. */
export function env(): Env {
  parsed ??= readEnv(process.env);
  return parsed;
}

/** The settings in `variables`, in which secrets take the place of the files that hold them. Throws as `env` does. */
export function readEnv(variables: NodeJS.ProcessEnv): Env {
  readSecretFiles(variables);
  const result = schema.safeParse(variables);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}`);
    throw new Error(`The environment is not complete:\n${lines.join("\n")}`);
  }
  return result.data;
}

/** Absolute path inside DATA_DIR. */
export function dataPath(...segments: string[]): string {
  return path.resolve(/* turbopackIgnore: true */ process.cwd(), env().DATA_DIR, ...segments);
}

/** The address of `path` as people outside reach it. */
export function publicUrl(path: string): string {
  return new URL(path, env().NEXTAUTH_URL).href;
}
