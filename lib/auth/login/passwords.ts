import { hash, verify } from "@node-rs/argon2";
import { z } from "zod";
import { AppError } from "@/lib/errors";

// OWASP's second argon2id profile: 19 MiB, two passes, one lane.
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const PASSWORD_MIN_LENGTH = 10;
export const PASSWORD_MAX_LENGTH = 200;

/** A password somebody chooses, by its length alone; `hashNewPassword` judges it. */
export const passwordSchema = z
  .string()
  .min(PASSWORD_MIN_LENGTH, `Use at least ${PASSWORD_MIN_LENGTH} characters.`)
  .max(PASSWORD_MAX_LENGTH, `Use at most ${PASSWORD_MAX_LENGTH} characters.`);

/** Each takes 19 MiB and a thread that files and names of hosts wait for as well. */
const AT_ONCE = 2;
const MOST_WAITING = 60;
const turns = { running: 0, waiting: [] as (() => void)[] };

/** argon2id as a PHC string. Throws `rate_limited` when too many wait for theirs. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, ARGON2ID));
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (turns.running >= AT_ONCE) {
    if (turns.waiting.length >= MOST_WAITING)
      throw new AppError("rate_limited", "Too many people are signing in right now. Try again in a moment.", {
        retryAfterSeconds: 5,
      });
    await new Promise<void>((resolve) => turns.waiting.push(resolve));
  } else turns.running += 1;
  try {
    return await work();
  } finally {
    // Whoever waits longest takes over the place.
    const next = turns.waiting.shift();
    if (next) next();
    else turns.running -= 1;
  }
}

let decoy: Promise<string> | undefined;

/** Whether `password` belongs to `passwordHash`. Without a hash it takes as long and answers no. */
export async function verifyPassword(password: string, passwordHash: string | null): Promise<boolean> {
  decoy ??= hashPassword("an account that does not exist");
  const known = passwordHash ?? (await decoy);
  const matches = await inTurn(() => verify(known, password));
  return matches && passwordHash !== null;
}
