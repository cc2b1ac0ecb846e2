import { Client } from "pg";

const RECONNECT_MS = 2_000;

/**
 * LISTEN on a connection of its own, made again whenever it is lost. Notifications sent while it is down are
 * missed, so listeners must treat a payload as a hint to look, never as the only copy of a fact.
 */
export async function listenOnPostgres(
  url: string,
  channel: string,
  onPayload: (payload: string) => void,
): Promise<() => Promise<void>> {
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function connect(): Promise<void> {
    const next = new Client({ connectionString: url, keepAlive: true });
    next.on("notification", (message) => onPayload(message.payload ?? ""));
    next.on("error", () => {});
    next.on("end", () => {
      if (!stopped) timer = setTimeout(() => connect().catch(retry), RECONNECT_MS);
    });
    await next.connect();
    await next.query(`LISTEN ${next.escapeIdentifier(channel)}`);
    client = next;
  }
  function retry(): void {
    if (!stopped) timer = setTimeout(() => connect().catch(retry), RECONNECT_MS);
  }

  await connect();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await client?.end();
  };
}
