import { toCsvCell } from "@/lib/format/csv";

/** Somebody who is invited by themselves. */
export type OnePerson = { name: string; email: string; reference: string };

/** The same as a list of one. */
export function listOfOne({ name, email, reference }: OnePerson): string {
  return `name,email,reference\n${[name, email, reference].map(toCsvCell).join(",")}\n`;
}
