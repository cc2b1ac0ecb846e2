import { keyWords } from "./key-words";
import { remember } from "./remember";

/**
 * Last words of keys whose values tell how a transcript was made or stored and nothing that was said: a reader
 * misses nothing when they are left out.
 */
const LAST_WORDS = new Set(
  `id ids uuid guid sid key url uri href link links hash checksum etag sha256 version model models engine engines status
  state code format codec encoding mime index idx count counts total size bytes rate hz channels channel duration
  durations length confidence probability prob logprob logprobs temperature seek tokens tokenized ratio latency cost
  currency time times timestamp timestamps date at created updated started ended interrupted punctuate diarize
  enabled arch region provider vendor bucket path file filename seq sequence position offset offsets ticks language
  languages locale timezone account job jobname request revision operation operator type kind object level limit page
  offset cursor speakers words number numbers platform mode medium task parent children systeminfo milliseconds seconds nanos ms
  case email recipient`.split(/\s+/),
);

const PARTS = new Set(
  "phones phonemes info config configuration settings params parameters usage metrics job tokens models logprobs".split(
    " ",
  ),
);

/** Whole parts of a document that tell how it was made. */
export const isTechnicalPart: (key: string) => boolean = remember((key) =>
  PARTS.has(keyWords(key).at(-1) ?? ""),
);

export function isTechnicalKey(words: readonly string[]): boolean {
  const last = words.at(-1);
  if (last === undefined) return false;
  return (
    LAST_WORDS.has(last) ||
    (last === "name" && (words[0] === "job" || words[0] === "file" || words[0] === "model"))
  );
}
