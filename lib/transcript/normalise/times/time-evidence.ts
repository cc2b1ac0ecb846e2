import type { RawTime } from "../frame";
import { decideUnitMs, type Evidence, epochUnitMs, spokenLetters } from "./time-unit";

type Span = { text: string; start: RawTime | null; end: RawTime | null };

const ENOUGH = 2_000;

/** Milliseconds in one unit of starts and ends, for those that do not say. */
export function unitOf(lists: readonly (readonly Span[])[], recordingMs: number | null): number {
  const amounts: number[] = [];
  const evidence: Evidence = { letters: 0, amount: 0, maxAmount: 0, hasFractions: false };
  let before: { text: string; amount: number } | null = null;
  for (const spans of lists) {
    for (let index = 0; index < spans.length; index += 1) {
      const { text = "", start = null, end = null } = spans[index] ?? {};
      if (start?.unitMs !== 0) continue;
      if (start.amount > evidence.maxAmount) evidence.maxAmount = start.amount;
      if (amounts.length >= ENOUGH) continue;
      amounts.push(start.amount);
      if (before && start.amount > before.amount)
        addSpan(evidence, before.text, start.amount - before.amount);
      before = { text, amount: start.amount };
      if (end?.unitMs === 0 && end.amount > start.amount) {
        amounts.push(end.amount);
        addSpan(evidence, text, end.amount - start.amount);
        before = null;
      }
    }
  }
  for (const amount of amounts) {
    if (amount > evidence.maxAmount) evidence.maxAmount = amount;
    if (!Number.isInteger(amount)) evidence.hasFractions = true;
  }
  return epochUnitMs(amounts) ?? decideUnitMs(evidence, recordingMs);
}

/** The same for lengths, which a document may give in another unit than its starts. */
export function lengthUnitMs(
  turns: readonly { text: string; duration: RawTime | null }[],
  recordingMs: number | null,
): number {
  const evidence: Evidence = { letters: 0, amount: 0, maxAmount: 0, hasFractions: false };
  for (const { text, duration } of turns) {
    if (duration?.unitMs !== 0 || duration.amount <= 0) continue;
    addSpan(evidence, text, duration.amount);
    if (!Number.isInteger(duration.amount)) evidence.hasFractions = true;
  }
  evidence.maxAmount = 0;
  return decideUnitMs(evidence, recordingMs);
}

function addSpan(evidence: Evidence, text: string, amount: number): void {
  evidence.letters += spokenLetters(text);
  evidence.amount += amount;
}
