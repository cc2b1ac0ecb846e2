/**
 * What one speaker asks for in one turn of the event loop travels in one transaction, which names role and tenant once. It
 * goes on as long as the answers lead to further questions at once. Reads only: a write is a transaction of its own.
 */
import { AsyncResource } from "node:async_hooks";
import { database } from "./client";
import type { Prisma } from "./generated/client";

type Transaction = Prisma.TransactionClient;

type Question = {
  ask: (tx: Transaction) => Promise<unknown>;
  resolve: (answer: unknown) => void;
  reject: (error: unknown) => void;
};

/**
 * A connection is given back after so many statements or so long, whoever still asks. Long enough for a slow database, which
 * gets no faster by a second transaction, and short of what ends a transaction by force.
 */
const MOST_STATEMENTS = 50;
const LONGEST_MS = 10_000;
/** So many turns of the event loop without a question, and it is over. */
const TURNS = 3;

const underWay = new WeakMap<object, Question[]>();

/**
 * The answer to `ask`, which reads by the transaction that it is given. `speaker` is whose conversation it joins; all of
 * its questions need the same `enter`. One that fails takes no other with it.
 */
export function converse<Answer>(
  speaker: object,
  enter: Prisma.Sql,
  ask: (tx: Transaction) => Promise<Answer>,
): Promise<Answer> {
  return new Promise<unknown>((resolve, reject) => {
    // Asked by whoever began the conversation, each belongs to its own request still. Prisma begins when it is waited for.
    const own = AsyncResource.bind(async (tx: Transaction) => await ask(tx));
    const question = { ask: own, resolve, reject };
    const queue = underWay.get(speaker);
    if (queue) queue.push(question);
    else {
      underWay.set(speaker, [question]);
      setImmediate(() => answerAll(speaker, enter));
    }
  }) as Promise<Answer>;
}

async function answerAll(speaker: object, enter: Prisma.Sql): Promise<void> {
  const queue = underWay.get(speaker) ?? [];
  while (queue.length > 0) {
    let asked: Question | undefined;
    let isOpen = false;
    try {
      await database().prisma.$transaction(async (tx) => {
        await tx.$executeRaw(enter);
        isOpen = true;
        const endsAtMs = performance.now() + LONGEST_MS;
        for (let count = 0; count < MOST_STATEMENTS && performance.now() < endsAtMs; count += 1) {
          // React takes up what an answer led to in a turn of its own, and asks in that turn or after it.
          for (let turns = 0; queue.length === 0 && turns < TURNS; turns += 1) await turn();
          asked = queue.shift();
          if (!asked) return;
          asked.resolve(await asked.ask(tx));
          asked = undefined;
        }
      });
    } catch (error) {
      // PostgreSQL answers nothing more in a transaction that failed: the others are asked in another.
      if (asked) asked.reject(error);
      else if (!isOpen) for (const question of queue.splice(0)) question.reject(error);
    }
  }
  underWay.delete(speaker);
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
