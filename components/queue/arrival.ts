"use client";

/** What had the focus when the reader left for another interview of their queue: it has it there, too. */
export type Arrival = "next" | "previous" | "scorecard";

let arrival: Arrival | null = null;

export function setArrival(at: Arrival): void {
  arrival = at;
}

/** Where the reader arrives, once. `among`: what the asker can give the focus to. */
export function takeArrival(among: readonly Arrival[]): Arrival | null {
  if (arrival === null || !among.includes(arrival)) return null;
  const taken = arrival;
  arrival = null;
  return taken;
}
