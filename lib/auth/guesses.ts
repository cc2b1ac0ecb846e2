import { clearAttempts, countAttempt, type RateLimitRule, takeBackAttempt } from "./rate-limit";

/** What is guessed (`link-passcode`), of what or whom, and by which caller. */
export type Guess = { what: string; target: string; caller: string };

const QUARTER_MS = 15 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
const MOST_BY_CALLER = 10;
/** More wrong ones in an hour, by all callers together, are an attack: each caller then has few for the day. */
const MOST_BY_ALL = 100;
const FEW = 3;

/**
 * Whether a guess may be judged, and counts it. A caller has ten in a quarter of an hour; what is refused counts for
 * nothing. Others may spend theirs and slow everybody down, and never keep a newcomer from trying.
 */
export async function mayGuess(guess: Guess): Promise<boolean> {
  if (!(await countAttempt(byCaller(guess), own(guess)))) return false;
  return (await countAttempt(byAll(guess), guess.target)) || (await countAttempt(few(guess), own(guess)));
}

/** Forgets the caller's guesses after a right one, and that one of all. */
export async function forgetGuesses(guess: Guess): Promise<void> {
  await Promise.all([
    clearAttempts(byCaller(guess), own(guess)),
    clearAttempts(few(guess), own(guess)),
    takeBackAttempt(byAll(guess), guess.target),
  ]);
}

function own({ target, caller }: Guess): string {
  return `${target} ${caller}`;
}

function byCaller({ what }: Guess): RateLimitRule {
  return { purpose: what, limit: MOST_BY_CALLER, windowMs: QUARTER_MS };
}

function byAll({ what }: Guess): RateLimitRule {
  return { purpose: `${what}-all`, limit: MOST_BY_ALL, windowMs: 4 * QUARTER_MS };
}

function few({ what }: Guess): RateLimitRule {
  return { purpose: `${what}-few`, limit: FEW, windowMs: DAY_MS };
}
