import type { ListState } from "@/components/urls/list-url";
import { consentLabel } from "@/lib/format/consent";
import { statusLabel } from "@/lib/format/interview-status";
import { languageName } from "@/lib/format/language-name";
import { DECISION_LABELS, type DecisionOutcome } from "@/lib/scorecards/decision-reasons";

/** What the list can be narrowed to by several values each, in the order of the menu. */
export const FACETS = {
  role: "Role",
  status: "Status",
  decision: "Decision",
  assignee: "Reviewer",
  tag: "Tag",
  language: "Language",
  consent: "Consent",
} as const;

/** What it can be narrowed to by a time. */
export const PERIODS = { received: "Received", completed: "Completed" } as const;

export type Facet = keyof typeof FACETS;
export type Period = keyof typeof PERIODS;
export const FACET_NAMES = Object.keys(FACETS) as Facet[];
export const PERIOD_NAMES = Object.keys(PERIODS) as Period[];

export type Person = { userId: string; name: string };

/** The values that are chosen. */
export function chosenOf(state: ListState, facet: Facet): readonly string[] {
  return facet === "status" ? state.statuses : state[facet];
}

/** The state with these values chosen in place of others, from the first page on. */
function withChosen(state: ListState, facet: Facet, values: string[]): ListState {
  return { ...state, [facet === "status" ? "statuses" : facet]: values, cursor: null };
}

/** The state with a value chosen that was not, or the other way round. */
export function withToggled(state: ListState, facet: Facet, value: string): ListState {
  const chosen = chosenOf(state, facet);
  const left = chosen.filter((one) => one !== value);
  return withChosen(state, facet, left.length < chosen.length ? left : [...left, value]);
}

/** A value in words. */
export function valueLabel(facet: Facet, value: string, people: Person[]): string {
  if (facet === "status") return statusLabel(value);
  if (facet === "language") return languageName(value);
  if (facet === "consent") return consentLabel(value);
  if (facet === "decision") return isOutcome(value) ? DECISION_LABELS[value].done : "Not decided";
  if (facet !== "assignee") return value;
  if (value === "me") return "Me";
  if (value === "nobody") return "No one yet";
  return people.find(({ userId }) => userId === value)?.name ?? "Someone who left";
}

function isOutcome(value: string): value is DecisionOutcome {
  return value in DECISION_LABELS;
}
