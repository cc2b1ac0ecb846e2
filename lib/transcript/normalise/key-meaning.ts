import { keyWords } from "./key-words";
import { remember } from "./remember";
import { isTechnicalKey } from "./technical-keys";
import { timeKeyMeaning } from "./time-keys";

export type KeyKind =
  | "text"
  | "alternateText"
  | "speaker"
  | "speakerName"
  | "role"
  | "channel"
  | "start"
  | "end"
  | "duration"
  | "timeRange"
  | "children"
  | "wrapper"
  | "alternatives"
  | "type"
  | "final"
  | "partial"
  | "language"
  | "confidence"
  | "technical"
  | "other";

/** What a member of an item stands for, as far as its key tells; the value decides whether it is so. */
export type KeyMeaning = {
  kind: KeyKind;
  /** The lower, the better, among keys of one kind. */
  rank: number;
  /** Milliseconds in one unit of time; 0 where the key does not say. */
  unitMs: number;
};

/** Keys without separators, each list best first. */
const KEYS: Partial<Record<KeyKind, string>> = {
  text: `punctuatedword display displaytext text content transcript message body value utterance sentence
    transcription speech said caption phrase word statement line textcontent plaintext spokentext msg parts`,
  // The same words before numbers, capitals and masks were put in.
  alternateText:
    "lexical itn maskeditn normalizedtext normalisedtext rawtext textraw unformattedtext verbatim",
  speakerName: "speakername displayname participantname authorname sendername username name",
  speaker: `speaker speakerlabel speakertag participant author sender who talker person actor party speakerid
    spk from user participantid userid`,
  role: `role speakerrole participantrole authorrole senderrole sendertype speakertype participanttype
    participantpurpose messagerole source`,
  channel: "channelid channeltag channelindex channellabel channel mediachannel track trackid",
  timeRange: "timestamp timestamps timespan time offsets interval range times",
  children: `displaywords words wordinfos wordtimestamps items elements tokens chunks sentences segments
    paragraphs lines timestamps result`,
  wrapper: `data payload attributes properties segment turn item delta event record node fields audio inputaudio
    output transcriptsegment`,
  alternatives: "alternatives nbest hypotheses alternates",
  type: "type kind eventtype transcripttype resulttype messagetype",
  final: "isfinal final",
  partial: "ispartial partial interim isinterim",
  language: "language languagecode lang locale detectedlanguage langcode",
  confidence: "confidence conf probability prob score",
};

const TABLE = new Map<string, KeyMeaning>();
for (const [kind, keys] of Object.entries(KEYS) as [KeyKind, string][]) {
  for (const [rank, key] of keys.split(/\s+/).entries()) {
    if (!TABLE.has(key)) TABLE.set(key, { kind, rank, unitMs: 0 });
  }
}

/** What a key means. */
export const meaningOf: (key: string) => KeyMeaning = remember(readKey);

function readKey(key: string): KeyMeaning {
  const words = keyWords(key);
  const joined = words.join("");
  const listed = TABLE.get(joined);
  if (listed) return listed;
  const time = timeKeyMeaning(words);
  if (time) return time;
  return { kind: isTechnicalKey(words) ? "technical" : "other", rank: 0, unitMs: 0 };
}
