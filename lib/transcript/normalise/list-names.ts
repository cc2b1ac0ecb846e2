import { keyWords } from "./key-words";
import { remember } from "./remember";

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));
const TURNS = setOf(
  `turns turn messages utterances monologues conversation dialogue dialog exchanges contributions interventions
  transcript transcripts transcription transcriptions history chat questions answers interview talk statements
  speeches`,
);
const SEGMENTS = setOf(
  `segments segment sentences results result chunks cues captions phrases entries lines subtitles paragraphs items logs
  log events parts blocks timeline`,
);
const WORDS = setOf("words word tokens elements wordinfos syllables char chars characters ws pws");
const ASIDE = setOf(
  `summary summaries chapters highlights keywords topics entities notes note comments comment feedback evaluation
  evaluations analysis analyses translation translations error errors tools functions settings config configuration
  options prompt prompts instructions criteria scorecard score scores rating persona system resume job attachments insights
  sentiment sentiments tags rubric recommendation recommendations description title agenda`,
);
const TRANSCRIPT = setOf(
  `transcript transcription transcripts transcriptions utterances dialogue dialog vtt webvtt srt captions subtitles
  conversation fulltranscript transcripttext fulltext transcribedtext concatenatedtranscript plaintext`,
);

export type ListName = "turns" | "segments" | "words" | "other";

/** What the key of a list says about its entries; for lists of lists the nearest key counts. */
export const listName: (key: string) => ListName = remember((key) => {
  const words = keyWords(key);
  const last = words.at(-1) ?? "";
  if (WORDS.has(last) || words.join("") === "wordsegments" || (words[0] === "word" && words.length > 1))
    return "words";
  if (SEGMENTS.has(last)) return "segments";
  if (words.some((word) => TURNS.has(word))) return "turns";
  return words.some((word) => SEGMENTS.has(word)) ? "segments" : "other";
});

/** Parts of a document about the talk, which are not the talk: nothing in them is ever shown as speech. */
export const isAside: (key: string) => boolean = remember((key) => {
  const words = keyWords(key);
  return (
    ASIDE.has(words.at(-1) ?? "") || words[0] === "translated" || (words.length === 2 && words[0] === "tool")
  );
});

/** Whether a whole key says that what stands under it is the transcript. */
export const isTranscriptKey: (key: string) => boolean = remember((key) =>
  TRANSCRIPT.has(keyWords(key).join("")),
);

/** Lists with an entry for each side of the talk. */
export const isSideList: (key: string) => boolean = remember((key) =>
  /^(channels?|tracks?|speakers?|participants?|sides?|legs?)$/.test(keyWords(key).at(-1) ?? ""),
);
