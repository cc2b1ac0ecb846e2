import { AsyncResource } from "node:async_hooks";
import type { Pool } from "pg";
import { beginStatement } from "@/lib/tracing/trace";

type Query = (...args: unknown[]) => unknown;

/** Calls pg's `query` with `args`, in any of its forms, within a span when spans are collected. */
export function watchStatement(query: Query, args: unknown[]): unknown {
  const end = beginStatement(textOf(args[0]));
  if (!end) return query(...args);
  const callback = args.at(-1);
  if (typeof callback === "function") {
    const watched = (error: unknown, result: unknown) => {
      end(error ?? undefined);
      callback(error, result);
    };
    return query(...args.slice(0, -1), watched);
  }
  const result = query(...args);
  if (result instanceof Promise) endWith(result, end);
  else end();
  return result;
}

/** Ends a statement's span, where there is one, as `answer` settles; gives the answer. */
export function endWith<T>(answer: Promise<T>, end: ReturnType<typeof beginStatement>): Promise<T> {
  if (end)
    answer.then(
      () => end(),
      (error: unknown) => end(error),
    );
  return answer;
}

/** Lets a statement that waited for a connection belong to whoever sent it, not to whoever gave the connection back. */
export function keepCallers(pool: Pool): void {
  const connect = pool.connect.bind(pool) as (callback?: (...args: unknown[]) => void) => unknown;
  pool.connect = ((callback?: (...args: unknown[]) => void) =>
    connect(callback && AsyncResource.bind(callback))) as Pool["connect"];
}

function textOf(config: unknown): string {
  if (typeof config === "string") return config;
  const { text } = (config ?? {}) as { text?: unknown };
  return typeof text === "string" ? text : "";
}
