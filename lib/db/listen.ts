import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";

const CONNECT_WITHIN_MS = 5_000;
/** A connection can be dead without a word: it is asked now and then, and has to answer. */
const CHECK_EVERY_MS = 30_000;
const ANSWER_WITHIN_MS = 10_000;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 4_000;
const GOODBYE_MS = 1_000;

/**
 * LISTEN on a connection of its own, made again whenever it is lost: one attempt at a time, with growing pauses.
 * Notifications sent while it is down are missed, so listeners must treat a payload as a hint to look, never as the only
 * copy of a fact. `onOutage` is told of each attempt that fails, and null when one succeeds. Throws when the first fails.
 */
export async function listenOnPostgres(
  url: string,
  channel: string,
  onPayload: (payload: string) => void,
  onOutage: (error: unknown) => void = () => {},
): Promise<() => Promise<void>> {
  const stopping = new AbortController();
  const stopped = new Promise((resolve) => stopping.signal.addEventListener("abort", resolve));
  let connection = await connect(url, channel, onPayload);
  const kept = (async () => {
    for (;;) {
      await Promise.race([connection.lost, stopped]);
      const ended = connection.end();
      if (stopping.signal.aborted) return Promise.race([ended, sleep(GOODBYE_MS)]);
      const next = await reconnect();
      if (!next) return;
      connection = next;
    }
  })();

  async function reconnect(): Promise<Connection | null> {
    for (let pauseMs = FIRST_RETRY_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_RETRY_MS)) {
      // Replicas that lost the server together must not come back to it together.
      await sleep(pauseMs * (0.75 + Math.random() / 4), undefined, stopping).catch(() => {});
      if (stopping.signal.aborted) return null;
      try {
        const next = await connect(url, channel, onPayload);
        onOutage(null);
        return next;
      } catch (error) {
        onOutage(error);
      }
    }
  }

  return async () => {
    stopping.abort();
    await kept;
  };
}

type Connection = { lost: Promise<void>; end: () => Promise<void> };

async function connect(
  url: string,
  channel: string,
  onPayload: (payload: string) => void,
): Promise<Connection> {
  const client = new Client({
    connectionString: url,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    query_timeout: ANSWER_WITHIN_MS,
  });
  let check: NodeJS.Timeout | undefined;
  const end = async () => {
    clearInterval(check);
    await client.end().catch(() => {});
  };
  const lost = new Promise<void>((resolve) => client.once("end", resolve));
  client.on("error", end);
  client.on("notification", ({ payload }) => onPayload(payload ?? ""));
  try {
    await client.connect();
    const listen = `LISTEN ${client.escapeIdentifier(channel)}`;
    await client.query(listen);
    // LISTEN again changes nothing, and leaves the connection recognisable among the server's.
    check = setInterval(() => client.query(listen).catch(end), CHECK_EVERY_MS).unref();
  } catch (error) {
    end();
    throw error;
  }
  return { lost, end };
}
