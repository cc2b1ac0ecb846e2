// The other end of pool.ts: does one task after the other, a step for each message.
import { parentPort } from "node:worker_threads";
import { AppError } from "@/lib/errors";
import type { Answer, Message } from "./pool";
import { begin, type Steps } from "./tasks";

let steps: Steps | undefined;

parentPort?.on("message", (message: Message) => parentPort?.postMessage(answerTo(message)));

function answerTo(message: Message): Answer {
  try {
    if ("task" in message) steps = begin(message.task, message.input);
    const step = steps?.next("told" in message ? message.told : null);
    return { said: step && !step.done ? step.value : null };
  } catch (error) {
    // What is expected crosses as what it is; all else ends the thread.
    if (error instanceof AppError) return { refused: { code: error.code, message: error.message } };
    throw error;
  }
}
