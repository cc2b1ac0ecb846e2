import { Client, type ClientConfig, type QueryResult } from "pg";
import { DatabaseRefusal } from "./hindrance";
import { noteOutage } from "./outage";
import { problemOfAddress, readPostgresAddress, withServerSetting } from "./postgres-address";
import { quoteName } from "./row-security";
import { watchStatement } from "./watch-statement";

const CONNECT_WITHIN_MS = 10_000;

// By a statement and not at the connection's start: an address may have options of its own, and PgBouncer drops them or
// refuses, but keeps the zone of each client. Plans are made for the values at hand, as for unnamed statements: one plan for
// the rare and the frequent alike reads a million rows where fifty would do.
const SET_UP = `
  SELECT set_config('TimeZone', 'UTC', false), set_config('plan_cache_mode', 'force_custom_plan', false),
    pg_backend_pid() AS pid`;

/**
 * A connection as all of ours are: made within some seconds or not at all, and in UTC, because Prisma reads a timestamptz
 * as if it were of UTC, whatever zone the server writes it in. Past a pooler statements are kept by their names; through
 * one they are sent without, since the next may reach a server that never heard of it.
 */
export class PostgresClient extends Client {
  private isPooled = true;

  constructor(config: ClientConfig = {}) {
    super({
      fallback_application_name: "debrief",
      ...config,
      connectionTimeoutMillis: CONNECT_WITHIN_MS,
    });
    const query = this.query.bind(this) as (...args: unknown[]) => unknown;
    // Of its many forms this looks at the first argument alone, and tracing at the last.
    this.query = ((config: unknown, ...rest: unknown[]) =>
      watchStatement(query, [
        this.isPooled && isNamed(config) ? { ...config, name: undefined } : config,
        ...rest,
      ])) as Client["query"];
  }

  override connect(): Promise<Client>;
  override connect(callback: (error: Error, client: Client) => void): void;
  override connect(callback?: (error: Error, client: Client) => void): Promise<Client> | undefined {
    const connected = this.open();
    if (!callback) return connected;
    // As pg's own pool wants it: without an error there is nothing where it would be.
    connected.then(
      (client) => callback(undefined as unknown as Error, client),
      (error) => callback(error, this),
    );
    return undefined;
  }

  // Of pg, and in its documents; its types leave it out.
  private serverProcess(): number | null {
    return (this as unknown as { processID: number | null }).processID;
  }

  private async open(): Promise<Client> {
    try {
      const client = await super.connect();
      const { rows }: QueryResult<{ pid: number }> = await this.query(SET_UP);
      // A pooler presents itself as a server, and has other servers behind it.
      this.isPooled = rows[0]?.pid !== this.serverProcess();
      noteOutage(null);
      return client;
    } catch (error) {
      noteOutage(error);
      this.end().catch(() => {});
      throw error;
    }
  }
}

function isNamed(config: unknown): config is { name: string } {
  return typeof config === "object" && config !== null && "name" in config && "text" in config;
}

/** What a connection or a pool to the PostgreSQL at `url` is made of. Throws when `url` is no address. */
export function connectionTo(url: string): { connectionString: string; Client: typeof PostgresClient } {
  const problem = problemOfAddress(url);
  if (problem) throw new DatabaseRefusal(`The address of the database ${problem}.`);
  const { schema } = readPostgresAddress(url);
  const connectionString =
    schema === null ? url : withServerSetting(url, `search_path=${inOptions(quoteName(schema))}`);
  return { connectionString, Client: PostgresClient };
}

/** In the options of a connection's start a blank ends a value. */
function inOptions(value: string): string {
  return value.replaceAll(/[\\\s]/g, "\\$&");
}
