/**
 * Reads transcript documents: small ones at once, large ones on threads of their own, so that nobody else waits for
 * them. At most two are read at a time.
 */
import { Worker } from "node:worker_threads";
import { processSingleton } from "@/lib/process-singleton";
import type { Transcript, Turn } from "../types";
import { addPortion, type Head, type Part } from "./portions";
import { readHere, type SentDocument } from "./read-here";

/** What is answered by the head of a transcript, and then, as often as it is asked, by more of its turns until none is left. */
export type Asked = SentDocument | "more";

/** Up to here a document is read in a few milliseconds. */
const SMALL_BYTES = 32 * 1024;
const THREADS = 2;
/** Of the largest document that is taken. */
const MOST_MEMORY_MB = 2_048;
const LONGEST_MS = 60_000;

type Threads = { idle: Worker[]; started: number; waiting: (() => void)[] };

/** The transcript in a document of any size. Throws what ended the thread, when one does. */
export async function readDocument(document: SentDocument): Promise<Transcript> {
  if (document.bytes.length <= SMALL_BYTES) return readHere(document);
  const threads = processSingleton(
    "transcript-threads",
    (): Threads => ({ idle: [], started: 0, waiting: [] }),
  );
  while (threads.idle.length === 0 && threads.started >= THREADS)
    await new Promise<void>((resolve) => threads.waiting.push(resolve));
  const thread = threads.idle.pop() ?? start(threads);
  try {
    const transcript = await readBy(thread, document);
    threads.idle.push(thread);
    return transcript;
  } catch (error) {
    await thread.terminate();
    throw error;
  } finally {
    threads.waiting.shift()?.();
  }
}

function start(threads: Threads): Worker {
  threads.started += 1;
  // From the sources, as in tests, it has to be taught TypeScript.
  const execArgv = process.env.NODE_ENV === "test" ? ["--import", "./testing/typescript-in-threads.mjs"] : [];
  const resourceLimits = { maxOldGenerationSizeMb: MOST_MEMORY_MB };
  const thread = new Worker(new URL("./thread.ts", import.meta.url), { execArgv, resourceLimits });
  // Whoever waits for its answer is told; nobody else needs to be.
  thread.on("error", () => {});
  thread.on("exit", () => {
    threads.started -= 1;
    threads.idle = threads.idle.filter((other) => other !== thread);
  });
  return thread;
}

async function readBy(thread: Worker, document: SentDocument): Promise<Transcript> {
  // While somebody waits for an answer the process must not end for want of work.
  thread.ref();
  const head = await ask<Head>(thread, document);
  const turns: Turn[] = [];
  for (;;) {
    const portion = await ask<Part[]>(thread, "more");
    if (portion.length === 0) break;
    addPortion(turns, portion);
  }
  thread.unref();
  return { ...head, turns };
}

/** Its next message, which is what thread.ts answers to this. */
function ask<Answer>(thread: Worker, asked: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const settle = (settled: () => void) => {
      clearTimeout(timer);
      thread.off("message", answered).off("error", failed).off("exit", failed);
      settled();
    };
    const answered = (answer: Answer) => settle(() => resolve(answer));
    const failed = (reason: unknown) =>
      settle(() => reject(new Error("A transcript could not be read.", { cause: reason })));
    const timer = setTimeout(failed, LONGEST_MS, new Error("It took too long."));
    thread.on("message", answered).on("error", failed).on("exit", failed);
    thread.postMessage(asked);
  });
}
