/**
 * The embedded database in a thread of its own, so that a slow statement keeps no page, stream or event waiting. This end
 * asks by messages, each with a number that its answer carries.
 */
import path from "node:path";
import { Worker } from "node:worker_threads";
import {
  DriverAdapterError,
  type IsolationLevel,
  type SqlQuery,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import { log } from "@/lib/log";

/** Each kind of question, what it needs and what answers it. */
type Questions = {
  queryRaw: { asked: { transaction?: number | undefined; query: SqlQuery }; answer: SqlResultSet };
  executeRaw: { asked: { transaction?: number | undefined; query: SqlQuery }; answer: number };
  begin: {
    asked: { transaction: number; isolation?: IsolationLevel | undefined };
    answer: { usePhantomQuery: boolean };
  };
  commit: { asked: { transaction: number }; answer: null };
  rollback: { asked: { transaction: number }; answer: null };
  script: { asked: { script: string }; answer: null };
  listen: { asked: { channel: string }; answer: null };
  unlisten: { asked: { channel: string }; answer: null };
  close: { asked: object; answer: null };
};

type Told = { name: string; message: string; cause?: ConstructorParameters<typeof DriverAdapterError>[0] };
type Message =
  | { id: number; answer: unknown }
  | { id: number; error: Told }
  | { channel: string; payload: string };
type Waiting = { resolve: (answer: unknown) => void; reject: (error: Error) => void };

const STOPPED = "The embedded database has stopped.";

/** Where its thread begins: from the sources, as Node is to find packages from there and a bundler is not to look. */
const threadFile = () => path.join(/* turbopackIgnore: true */ process.cwd(), "lib/db/embedded/thread.mjs");

export class EmbeddedServer {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private readonly listeners = new Map<string, Set<(payload: string) => void>>();
  private lastId = 0;
  private ended: Error | null = null;

  /** Opens the database in `directory`, or in memory; it begins as the data folder that was packed into the file `base`. */
  constructor(directory?: string, base?: string) {
    // Without our own flags: what loads TypeScript for us would only slow it down.
    this.worker = new Worker(threadFile(), { workerData: { directory, base }, execArgv: [] });
    this.worker.on("message", (message: Message) => this.take(message));
    this.worker.on("error", (error) => this.end(error));
    this.worker.on("exit", () => this.end(null));
    this.worker.unref();
  }

  /** Throws what the thread threw: `DriverAdapterError`, or errors with PostgreSQL's `code`. */
  ask<Kind extends keyof Questions>(
    kind: Kind,
    asked: Questions[Kind]["asked"],
  ): Promise<Questions[Kind]["answer"]> {
    // What comes under its number is what its kind is answered by.
    return new Promise<unknown>((resolve, reject) => {
      if (this.ended) return reject(this.ended);
      this.lastId += 1;
      this.waiting.set(this.lastId, { resolve, reject });
      // While somebody waits for an answer the process must not end for want of work.
      this.worker.ref();
      this.worker.postMessage({ id: this.lastId, kind, ...asked });
    }) as Promise<Questions[Kind]["answer"]>;
  }

  /** Calls `onPayload` for each notification on `channel` until the returned function is called. */
  async listen(channel: string, onPayload: (payload: string) => void): Promise<() => Promise<void>> {
    const own = this.listeners.get(channel) ?? new Set();
    const isFirst = own.size === 0;
    this.listeners.set(channel, own.add(onPayload));
    if (isFirst) await this.ask("listen", { channel });
    return async () => {
      own.delete(onPayload);
      if (own.size === 0 && !this.ended) await this.ask("unlisten", { channel });
    };
  }

  async close(): Promise<void> {
    if (this.ended) return;
    await this.ask("close", {});
    this.ended = new Error(STOPPED);
    // A process that waits for nothing else must not end before whoever closes could go on.
    this.worker.ref();
    await this.worker.terminate();
  }

  private take(message: Message): void {
    if ("channel" in message) {
      for (const onPayload of this.listeners.get(message.channel) ?? []) onPayload(message.payload);
      return;
    }
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (this.waiting.size === 0) this.worker.unref();
    if ("error" in message) waiting?.reject(toError(message.error));
    else waiting?.resolve(message.answer);
  }

  private end(error: Error | null): void {
    if (!this.ended) {
      this.ended = new Error(STOPPED, { cause: error });
      log.error({ err: error }, "the embedded database has stopped");
    }
    for (const { reject } of this.waiting.values()) reject(this.ended);
    this.waiting.clear();
  }
}

function toError({ cause, ...told }: Told): Error {
  return cause ? new DriverAdapterError(cause) : Object.assign(new Error(told.message), told);
}
