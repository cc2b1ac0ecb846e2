import { keyWords } from "./key-words";
import { remember } from "./remember";
import { isRoleOnly, roleOfKey } from "./roles";
import { isTechnicalKey } from "./technical-keys";
import { timeKeyMeaning } from "./times/time-keys";

export type KeyKind =
  | "text"
  | "roleText"
  | "name"
  | "ref"
  | "role"
  | "channel"
  | "start"
  | "end"
  | "duration"
  | "range"
  | "alternatives"
  | "type"
  | "final"
  | "partial"
  | "language"
  | "confidence"
  | "punctuation"
  | "attaches"
  | "id"
  | "technical"
  | "other";

/** What a member stands for, as far as its key tells; its values decide whether it is so. */
export type KeyMeaning = {
  kind: KeyKind;
  /** The lower, the better, among keys of one kind. From `ALTERNATE_RANK` on: another form of a text. */
  rank: number;
  /** Milliseconds in one unit of time; 0 where the key does not say. */
  unitMs: number;
};

const ALTERNATE_RANK = 100;

/** Whole keys without separators, each list best first. */
const KEYS: Partial<Record<KeyKind, string>> = {
  text: `punctuatedword punctuatedtext decoratedtext display displaytext text content transcript message body value utterance sentence
    transcription speech said caption phrase word statement line textcontent plaintext spokentext msg utf8 onebest w
    segment words utt predtext delta partial vtt webvtt srt captions subtitles dialogue dialog conversation lines
    fulltext fulltranscript`,
  name: `speakername displayname participantname authorname sendername username realname nickname fullname name`,
  ref: `speaker speakerlabel speakertag participant author sender who talker person actor party speakerid
    spk from user users participantid userid uid rl`,
  role: `role speakerrole participantrole authorrole senderrole sendertype speakertype participanttype
    participantpurpose messagerole source`,
  channel: "channelid channeltag channelindex channellabel channel mediachannel track trackid direction",
  range: "timestamp timestamps timespan time offsets interval range times",
  alternatives: "alternatives nbest hypotheses alternates cw",
  type: "type kind event eventtype transcripttype resulttype messagetype generationstage translationstatus",
  final: "isfinal final",
  partial: "ispartial interim isinterim",
  language:
    "language languagecode languagetag spokenlanguage spokenlanguagetag lang locale detectedlanguage langcode",
  confidence: "confidence conf probability prob score p",
  punctuation: "punctuation punct",
  start: "in tcin",
  end: "out tcout",
  attaches: "attachesto",
  id: "resultid turnorder messageid utteranceid segmentid segid itemid",
};

const ALTERNATES =
  `lexical itn maskeditn normalizedtext normalisedtext rawtext textraw unformattedtext verbatim
  alignedword originalmessage originaltext originalcontent`.split(/\s+/);

const TABLE = new Map<string, KeyMeaning>();
for (const [kind, keys] of Object.entries(KEYS) as [KeyKind, string][]) {
  for (const [rank, key] of keys.split(/\s+/).entries()) {
    if (!TABLE.has(key)) TABLE.set(key, { kind, rank, unitMs: 0 });
  }
}
for (const key of ALTERNATES) TABLE.set(key, { kind: "text", rank: ALTERNATE_RANK, unitMs: 0 });

/** First words that say of what something is the text, the side or the start. */
const OF_SPEECH = new Set(
  `segment seg utterance utt turn message msg speech transcript word sentence phrase line item entry caption dialogue
  dialog conversation chat call voice result final best asr full complete spoken block cue recognized chunk audio media transcription data t s`.split(
    /\s+/,
  ),
);

const OF_PEOPLE = new Set("speaker spk participant talker person author".split(" "));

/** What a key means. */
export const meaningOf: (key: string) => KeyMeaning = remember((key) => meaningOfWords(keyWords(key)));

/** The same for a key that stands among others with the same first word, which says nothing. */
export const meaningWithoutPrefix: (key: string) => KeyMeaning = remember((key) =>
  meaningOfWords(keyWords(key).slice(1)),
);

function meaningOfWords(words: readonly string[]): KeyMeaning {
  const listed = TABLE.get(words.join(""));
  if (listed) return listed;
  const time = timeKeyMeaning(words);
  if (time) return time;
  const [first = "", ...rest] = words;
  if (rest.length > 0 && OF_SPEECH.has(first)) {
    const inner = meaningOfWords(rest);
    if (/^(?:text|start|end)$/.test(inner.kind) || /^(?:channel|track)$/.test(rest.join("")))
      return { ...inner, rank: inner.rank + 1 };
  }
  if (OF_PEOPLE.has(first) && rest.length > 0) {
    const last = rest.at(-1) ?? "";
    if (last === "name") return { kind: "name", rank: 4, unitMs: 0 };
    if (/^(id|idx|index|no|number|num|tag|label|key|code)$/.test(last))
      return { kind: "ref", rank: 20, unitMs: 0 };
  }
  if (isSpokenByKey(words)) return { kind: "roleText", rank: 0, unitMs: 0 };
  const last = TABLE.get(rest.at(-1) ?? "");
  const isText =
    last?.kind === "text" && /^(?:text|transcript|transcription|content|message)$/.test(rest.at(-1) ?? "");
  if (isText) return { kind: "text", rank: ALTERNATE_RANK + 1, unitMs: 0 };
  // `text_en`, `textEdited`: the same in another form.
  if (rest.length === 1 && /^(?:text|transcript|message|content)$/.test(first))
    if (/^(?:[a-z]{2}|edited|raw|original|clean|masked|translated|redacted)$/.test(rest[0] ?? ""))
      return { kind: "text", rank: ALTERNATE_RANK + 2, unitMs: 0 };
  return { kind: isTechnicalKey(words) ? "technical" : "other", rank: 0, unitMs: 0 };
}

function isSpokenByKey(words: readonly string[]): boolean {
  return roleOfKey(words.join("_")) !== "unknown";
}

/** What an object inside an entry may tell about it: who spoke, not what something is called. */
export function isOfSpeaker({ kind, rank }: KeyMeaning, value: unknown): boolean {
  if (kind === "ref" || kind === "channel") return true;
  if (kind === "name") return rank < 5;
  return kind === "role" && typeof value === "string" && isRoleOnly(value);
}

/** Whether it tells when, or how final an entry is. */
export function isOfState({ kind, rank }: KeyMeaning): boolean {
  if (kind === "start" || kind === "end" || kind === "duration") return rank < 3;
  return kind === "final" || kind === "partial" || kind === "type";
}
