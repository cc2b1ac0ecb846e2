import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { normaliseTranscript } from "../normalise";
import { parseTranscriptBody } from "../parse-body";
import type { Transcript } from "../types";

/** Who (any token for each speaker, null for nobody known), what, and when it began, where that is given. */
type Piece = [who: string | null, text: string, startMs?: number | null];
type Fixture = {
  document?: unknown;
  /** A body that is no JSON. */
  text?: string;
  said: Piece[];
  by?: "letters";
  labels?: string[];
  durationMs?: number;
  /** What is listed as unread, where that is checked. */
  unread?: string[];
};

const FIXTURES = path.join(import.meta.dirname, "fixtures");
const TOLERANCE_MS = 60;
const lettersOf = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, "");
const withoutSpaces = (text: string) => text.replace(/\s+/gu, "");

for (const file of readdirSync(FIXTURES)) {
  test(`reads ${file.replace(/\.json$/, "").replaceAll("-", " ")} as it was spoken`, () => {
    // Each fixture beside this test has this shape.
    const fixture = JSON.parse(readFileSync(path.join(FIXTURES, file), "utf8")) as Fixture;
    const document = fixture.text === undefined ? fixture.document : parseTranscriptBody(fixture.text, "");
    const { durationMs } = fixture;
    const transcript = normaliseTranscript(document, durationMs === undefined ? {} : { durationMs });
    const shape = fixture.by === "letters" ? lettersOf : withoutSpaces;
    expect(transcript.turns.map(({ text }) => shape(text)).join("")).toBe(
      fixture.said.map(([, text]) => shape(text)).join(""),
    );
    expect(whoSpoke(transcript)).toEqual(inOrderOfFirst(fixture.said.map(([who, text]) => [who, text])));
    for (const label of fixture.labels ?? []) {
      expect(transcript.speakers.map((speaker) => speaker.label)).toContain(label);
    }
    expectStarts(transcript, fixture.said);
    if (fixture.unread) expect(transcript.unrecognised).toEqual(fixture.unread);
  });
}

function whoSpoke({ turns }: Transcript): (number | null)[] {
  return inOrderOfFirst(turns.map(({ speakerId, text }) => [speakerId, text]));
}

/** For each letter who says it, numbered in the order in which they first speak. */
function inOrderOfFirst(pieces: [string | null, string][]): (number | null)[] {
  const numbers = new Map<string, number>();
  return pieces.flatMap(([who, text]) => {
    if (who !== null && !numbers.has(who)) numbers.set(who, numbers.size);
    return Array.from(lettersOf(text), () => (who === null ? null : (numbers.get(who) ?? null)));
  });
}

/** Turns may be cut otherwise; where a piece begins with a turn or a word, its time must be right. */
function expectStarts({ turns }: Transcript, said: readonly Piece[]): void {
  const starts = new Map<number, number | null>();
  let at = 0;
  for (const { text, startMs, words = [] } of turns) {
    let inside = at;
    for (const word of words) {
      starts.set(inside, word.startMs);
      inside += lettersOf(word.text).length;
    }
    starts.set(at, startMs);
    at += lettersOf(text).length;
  }
  at = 0;
  for (const [, text, wanted] of said) {
    const start = starts.get(at);
    at += lettersOf(text).length;
    if (wanted === undefined || start === undefined) continue;
    if (wanted === null || start === null) expect(start).toBe(wanted);
    else expect(Math.abs(start - wanted)).toBeLessThanOrEqual(TOLERANCE_MS);
  }
}
