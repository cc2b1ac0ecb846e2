import type { Transcript } from "../types";
import { type Part, portionsOf } from "./portions";
import { readHere, type SentDocument } from "./read-here";

/** A transcript without its turns, or the next of them. */
type ReadStep = { head: Omit<Transcript, "turns"> } | { portion: Part[] };

/** Reads a document and hands it over by and by. */
export function* readInSteps(document: SentDocument): Generator<ReadStep, void, null> {
  const { turns, ...head } = readHere(document);
  yield { head };
  for (const portion of portionsOf(turns)) yield { portion };
}
