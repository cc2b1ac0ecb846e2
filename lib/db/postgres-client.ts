import { Client, type ClientConfig } from "pg";
import { DatabaseRefusal } from "./hindrance";
import { noteOutage } from "./outage";
import { problemOfAddress, readPostgresAddress, withServerSetting } from "./postgres-address";
import { quoteName } from "./row-security";

const CONNECT_WITHIN_MS = 10_000;

/**
 * A connection as all of ours are: made within some seconds or not at all, and in UTC, because Prisma reads a timestamptz
 * as if it were of UTC, whatever zone the server writes it in. By a statement and not at the connection's start: an
 * address may have options of its own, and PgBouncer drops them or refuses, but keeps the zone of each client.
 */
export class PostgresClient extends Client {
  constructor(config: ClientConfig = {}) {
    super({
      fallback_application_name: "debrief",
      ...config,
      connectionTimeoutMillis: CONNECT_WITHIN_MS,
    });
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

  private async open(): Promise<Client> {
    try {
      const client = await super.connect();
      await this.query("SET TIME ZONE 'UTC'");
      noteOutage(null);
      return client;
    } catch (error) {
      noteOutage(error);
      this.end().catch(() => {});
      throw error;
    }
  }
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
