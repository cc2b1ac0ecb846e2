import { keyWords } from "./key-words";
import { remember } from "./remember";

const TURNS = new Set(
  `turns messages utterances monologues conversation dialogue dialog exchanges contributions interventions transcript
  transcripts transcription history chat questions answers interview talk statements speeches`.split(/\s+/),
);
const SEGMENTS = new Set(
  `segments sentences results chunks cues captions phrases entries lines subtitles paragraphs items logs log events
  parts blocks`.split(/\s+/),
);
const WORDS = new Set("words tokens elements".split(" "));
const ASIDE = new Set(
  `summary summaries chapters highlights keywords topics entities notes note comments comment feedback evaluation
  evaluations analysis analyses translation translations error errors tools functions settings config configuration
  options prompt prompts instructions criteria scorecard scores persona system resume job attachments insights
  sentiment sentiments tags rubric recommendation`.split(/\s+/),
);

export type ListName = "turns" | "segments" | "words" | "other";

/** What the key of a list says about its entries; for lists of lists the nearest key counts. */
export function listName(key: string | number | null): ListName {
  const words = typeof key === "string" ? keyWords(key) : [];
  if (words.some((word) => WORDS.has(word)) || words.join("") === "wordsegments") return "words";
  if (words.some((word) => SEGMENTS.has(word))) return "segments";
  return words.some((word) => TURNS.has(word)) ? "turns" : "other";
}

/** Parts of a document about the talk, which are not the talk: looked into only when there is nothing else. */
export const isAside: (key: string) => boolean = remember((key) => {
  const words = keyWords(key);
  const last = words.at(-1) ?? "";
  return ASIDE.has(last) || (words.length === 2 && words[0] === "tool");
});

/** Lists with an entry for each side of the talk. */
export function isSideList(key: string | number | null): boolean {
  return (
    typeof key === "string" &&
    /^(channels?|tracks?|speakers?|participants?|sides?|legs?)$/.test(keyWords(key).at(-1) ?? "")
  );
}

/** Answers of a server that something went wrong are never speech. */
export function isError(key: string): boolean {
  return /^errors?$/i.test(key);
}

const TEXT_WORDS =
  /^(transcript|transcription|text|vtt|webvtt|srt|captions|subtitles|content|body|value|dialogue|conversation|display|lines)$/;

/** Whether a string under this key may be the whole transcript. */
export const isTranscriptTextKey: (key: string) => boolean = remember((key) =>
  keyWords(key).some((word) => TEXT_WORDS.test(word)),
);
