/** Does what is costly on threads of its own, two at a time, so that nobody else waits for it. */
import { Worker } from "node:worker_threads";
import { AppError, type ErrorCode } from "@/lib/errors";
import { processSingleton } from "@/lib/process-singleton";
import { begin, type InputOf, type SaidBy, type TaskName, type ToldTo } from "./tasks";

/** What a thread is told. */
export type Message =
  | { [Name in TaskName]: { task: Name; input: InputOf<Name> } }[TaskName]
  | { told: unknown };
/** What it answers to each: what the step said, null after the last one. */
export type Answer = { said: unknown } | { refused: { code: ErrorCode; message: string } };

/** Tells a task something and gives what its next step says; null after the last. */
type Next<Name extends TaskName> = (told: ToldTo<Name> | null) => Promise<SaidBy<Name> | null>;

/** Up to here whatever there is to read is read in a few milliseconds. */
const SMALL_BYTES = 32 * 1024;
const THREADS = 2;
/** Of the largest input that is taken. */
const MOST_MEMORY_MB = 2_048;
const LONGEST_MS = 60_000;

type Threads = { idle: Worker[]; started: number; waiting: (() => void)[] };

/**
 * Does a task whose input has `sizeBytes`, as far as `talk` asks for its steps: a small one at once, all others on a
 * thread. Throws what `talk` and the task throw, and what ended the thread.
 */
export async function onThread<Name extends TaskName, Done>(
  task: Name,
  input: InputOf<Name>,
  sizeBytes: number,
  talk: (next: Next<Name>) => Promise<Done>,
): Promise<Done> {
  if (sizeBytes <= SMALL_BYTES) {
    const steps = begin(task, input);
    return talk(async (told) => {
      const step = steps.next(told);
      return step.done ? null : (step.value as SaidBy<Name>);
    });
  }
  const threads = processSingleton("threads", (): Threads => ({ idle: [], started: 0, waiting: [] }));
  while (threads.idle.length === 0 && threads.started >= THREADS)
    await new Promise<void>((resolve) => threads.waiting.push(resolve));
  const thread = threads.idle.pop() ?? start(threads);
  // Its name and its input belong together by their types, which TypeScript does not follow into the union.
  const beginning = { task, input } as Message;
  let hasBegun = false;
  let isUsable = true;
  const next: Next<Name> = async (told) => {
    const asked = hasBegun ? { told } : beginning;
    hasBegun = true;
    isUsable = false;
    const answer = await ask(thread, asked);
    isUsable = true;
    if ("refused" in answer) throw new AppError(answer.refused.code, answer.refused.message);
    return answer.said as SaidBy<Name> | null;
  };
  try {
    return await talk(next);
  } finally {
    if (isUsable) threads.idle.push(thread);
    else await thread.terminate();
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

/** Its next message, which is what thread.ts answers to this. */
async function ask(thread: Worker, message: Message): Promise<Answer> {
  // While somebody waits for an answer the process must not end for want of work.
  thread.ref();
  const answer = await new Promise<Answer>((resolve, reject) => {
    const settle = (settled: () => void) => {
      clearTimeout(timer);
      thread.off("message", answered).off("error", failed).off("exit", failed);
      settled();
    };
    const answered = (answer: Answer) => settle(() => resolve(answer));
    const failed = (reason: unknown) =>
      settle(() => reject(new Error("A thread did not answer.", { cause: reason })));
    const timer = setTimeout(failed, LONGEST_MS, new Error("It took too long."));
    thread.on("message", answered).on("error", failed).on("exit", failed);
    thread.postMessage(message);
  });
  thread.unref();
  return answer;
}
