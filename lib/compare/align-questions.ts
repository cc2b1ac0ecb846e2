/**
 * Finds the same question in several interviews by its words. Promises: each question is in exactly one row, a row has
 * at most one of each interview, and the order of the interviews decides only between questions that are exactly alike.
 */
import { questionWords, similarity, type WeightedWords, weigh } from "./question-words";

/** What one interview was asked, in order. `language`: BCP 47, null where nobody says. */
export type AskedQuestions = {
  language: string | null;
  questions: readonly { title: string; text: string }[];
};

/**
 * A place in a row: which question of the interview it is; or why there is none. Words of different languages cannot
 * be compared, so of such an interview nobody can say that it was not asked.
 */
type AlignedCell = { kind: "asked"; question: number } | { kind: "not-asked" | "other-language" };

/** One question, and where each interview has it, in the order of the interviews. */
export type AlignedRow = { cells: AlignedCell[] };

/** Below this, two questions share too little to be called the same. Set by the pairs in the test, with little to spare. */
const SAME_QUESTION = 0.5;
/** A title of fewer words is a "Why?" or "And then?": it says nothing without what stands before it. */
const LEAST_WORDS = 3;

type Node = {
  interview: number;
  question: number;
  /** Where in the interview it is asked, from 0 to 1. */
  place: number;
  title: WeightedWords;
  text: WeightedWords;
};

type Pair = { a: Node; b: Node; score: number; distance: number; key: string };

/** The questions of two or more interviews as rows, in the order in which they are asked. */
export function alignQuestions(interviews: readonly AskedQuestions[]): AlignedRow[] {
  const known = interviews.map(({ language }) => primaryLanguage(language));
  // Where nobody says, it is most likely the language of the others.
  const usual = known.find((language) => language !== null) ?? null;
  const languages = known.map((language) => language ?? usual);
  const clusters = [...new Set(languages)].flatMap((language) =>
    clustersOf(
      interviews.flatMap((asked, interview) =>
        languages[interview] === language ? [{ asked, interview }] : [],
      ),
    ),
  );
  return inOrder(clusters).map((cluster) => ({
    cells: interviews.map((_, interview): AlignedCell => {
      const node = cluster.find((member) => member.interview === interview);
      if (node) return { kind: "asked", question: node.question };
      return languages[interview] === languages[cluster[0]?.interview ?? -1]
        ? { kind: "not-asked" }
        : { kind: "other-language" };
    }),
  }));
}

function primaryLanguage(tag: string | null): string | null {
  return tag?.toLowerCase().split(/[-_]/)[0] || null;
}

/** Joins the most similar questions first, as long as a cluster holds at most one of each interview. */
function clustersOf(interviews: { asked: AskedQuestions; interview: number }[]): Node[][] {
  const nodes = toNodes(interviews);
  const clusterOf = new Map<Node, Node[]>(nodes.map((node) => [node, [node]]));
  for (const { a, b } of similarPairs(nodes)) {
    const [left, right] = [clusterOf.get(a), clusterOf.get(b)];
    if (!left || !right || left === right || !fit(left, right)) continue;
    const joined = [...left, ...right];
    for (const node of joined) clusterOf.set(node, joined);
  }
  return [...new Set(clusterOf.values())];
}

function toNodes(interviews: { asked: AskedQuestions; interview: number }[]): Node[] {
  const all = interviews.flatMap(({ asked, interview }) =>
    asked.questions.map((question, index) => ({
      interview,
      question: index,
      place: (index + 0.5) / asked.questions.length,
      ...question,
    })),
  );
  const titles = weigh(all.map(({ title }) => questionWords(title)));
  const texts = weigh(all.map(({ text }) => questionWords(text)));
  return all.map(({ interview, question, place }, index) => ({
    interview,
    question,
    place,
    title: titles[index] ?? new Map(),
    text: texts[index] ?? new Map(),
  }));
}

function similarPairs(nodes: readonly Node[]): Pair[] {
  const pairs: Pair[] = [];
  for (const [index, a] of nodes.entries())
    for (const b of nodes.slice(index + 1)) {
      if (a.interview === b.interview) continue;
      const score = sameness(a, b);
      if (score < SAME_QUESTION) continue;
      pairs.push({ a, b, score, distance: Math.abs(a.place - b.place), key: keyOf(a, b) });
    }
  return pairs.sort(
    (one, other) =>
      other.score - one.score ||
      one.distance - other.distance ||
      (one.key < other.key ? -1 : one.key > other.key ? 1 : 0),
  );
}

/** The sentence that asks, or all that was said around it: whichever is more alike. */
function sameness(a: Node, b: Node): number {
  const hasTitles = a.title.size >= LEAST_WORDS && b.title.size >= LEAST_WORDS;
  return round(Math.max(similarity(a.text, b.text), hasTitles ? similarity(a.title, b.title) : 0));
}

// Sums in another order differ in the last digits, which must not decide.
function round(score: number): number {
  return Math.round(score * 1e9) / 1e9;
}

/** Where both are asked, and their words. Does not name the interviews, so that their order does not matter. */
function keyOf(a: Node, b: Node): string {
  const asked = [a, b].map(({ place, text }) => `${place.toFixed(6)} ${[...text.keys()].sort().join(" ")}`);
  return asked.sort().join("; ");
}

function fit(left: readonly Node[], right: readonly Node[]): boolean {
  let sum = 0;
  for (const a of left)
    for (const b of right) {
      if (a.interview === b.interview) return false;
      sum += sameness(a, b);
    }
  return sum / (left.length * right.length) >= SAME_QUESTION;
}

/**
 * The rows so that each interview reads from top to bottom, wherever two interviews do not ask in opposite orders;
 * of those that could be next, the one asked earliest.
 */
function inOrder(clusters: readonly Node[][]): Node[][] {
  const open = new Set(clusters);
  const placeOf = new Map(
    clusters.map((cluster) => [cluster, cluster.reduce((sum, { place }) => sum + place, 0) / cluster.length]),
  );
  const byPlace = (one: Node[], other: Node[]) => (placeOf.get(one) ?? 0) - (placeOf.get(other) ?? 0);
  const ordered: Node[][] = [];
  while (open.size > 0) {
    const next = nextQuestions(open);
    const free = [...open].filter((cluster) =>
      cluster.every(({ interview, question }) => next.get(interview) === question),
    );
    const [first] = (free.length > 0 ? free : [...open]).sort(byPlace);
    if (!first) break;
    open.delete(first);
    ordered.push(first);
  }
  return ordered;
}

/** The first question of each interview that is not placed yet. */
function nextQuestions(open: ReadonlySet<Node[]>): Map<number, number> {
  const next = new Map<number, number>();
  for (const cluster of open)
    for (const { interview, question } of cluster)
      next.set(interview, Math.min(next.get(interview) ?? Number.POSITIVE_INFINITY, question));
  return next;
}
