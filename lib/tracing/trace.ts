/** Spans of what Debrief does, when somebody collects them; see export.ts, which loads the library. Otherwise nothing. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { processSingleton } from "@/lib/process-singleton";

/** Never an id of a person, a token, a value of a statement or a path as it was asked for. */
type SpanAttributes = Record<string, string | number>;

/** Ends a span; `error` is what it failed by, of which the kind alone is kept. */
type EndSpan = (error?: unknown, more?: SpanAttributes) => void;

export type Tracing = {
  /** Begins a span below the one that `work` is in at the moment. */
  begin: (kind: "server" | "client", name: string, attributes: SpanAttributes) => EndSpan;
  /** The same, and what `work` does is below it. It ends when `work` has settled. */
  within: <T>(name: string, attributes: SpanAttributes, work: () => Promise<T>) => Promise<T>;
  /** Passes a request on by `answer`; its span ends when it has been answered. */
  request: (request: IncomingMessage, response: ServerResponse, answer: () => void) => void;
  /** Sends what is still to be sent. */
  stop: () => Promise<void>;
};

/** One for all bundles. */
export const collected = processSingleton("tracing", (): { by: Tracing | null } => ({ by: null }));

/** Does `work`, below a span of its own when spans are collected. */
export function traced<T>(name: string, attributes: SpanAttributes, work: () => Promise<T>): Promise<T> {
  return collected.by ? collected.by.within(name, attributes, work) : work();
}

/** Begins the span of a statement: what it does and to which table, of `text` nothing else. null when none are collected. */
export function beginStatement(text: string): EndSpan | null {
  if (!collected.by) return null;
  const [, verb = ""] = /^\s*([a-z]{1,12})\b/i.exec(text) ?? [];
  // Prisma and our own SQL quote names; a value in quotes like these is none that PostgreSQL would take.
  const [, table] = /\b(?:FROM|INTO|UPDATE)\s+(?:"\w{1,63}"\.)?"?(\w{1,63})"?/i.exec(text) ?? [];
  const operation = verb.toUpperCase();
  return collected.by.begin("client", table ? `${operation} ${table}` : operation, {
    "db.system.name": "postgresql",
    "db.operation.name": operation,
    ...(table ? { "db.collection.name": table } : {}),
  });
}
