import type { SpeakerRole } from "../types";
import { keyWords } from "./key-words";
import { remember } from "./remember";

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));
const INTERVIEWERS = setOf(
  "interviewer assistant agent bot ai recruiter host moderator model virtual robot questioner question q",
);
const CANDIDATES = setOf(
  "candidate user human applicant interviewee customer client caller guest respondent answer response a",
);
const FILLERS = setOf(
  "the voice message role speaker interview person real job participant type automated end",
);
const OF_SPEECH = setOf(
  "text transcript message turn turns said content input output speech utterance utterances",
);
/** Words that stand for a side of the talk wherever they are, not only beside their opposite. */
const SIDES = setOf(
  "interviewer candidate agent user assistant bot customer caller human applicant client recruiter",
);

/** The part somebody has in an interview, from the value of a role: `MESSAGE_ROLE_AGENT` is the interviewer. */
export const roleOf: (value: string) => SpeakerRole = remember((value) => {
  let role: SpeakerRole = "unknown";
  for (const word of keyWords(value)) {
    if (word.length === 1) continue;
    if (INTERVIEWERS.has(word)) role = "interviewer";
    else if (CANDIDATES.has(word)) role = "candidate";
  }
  return role;
});

/** Whether a text names a part and not a person: `AI agent`, `Candidate`, `user`, but not `Agent Smith`. */
export const isRoleOnly: (value: string) => boolean = remember((value) => {
  const words = keyWords(value);
  return roleOf(value) !== "unknown" && words.every((word) => isRoleWord(word) || FILLERS.has(word));
});

/** The part that a name tells: `Interviewer (Ann)`, and whatever `isRoleOnly`. */
export function roleInName(name: string): SpeakerRole {
  if (isRoleOnly(name)) return roleOf(name);
  const telling = keyWords(name).filter((word) =>
    /^(interviewer|candidate|applicant|interviewee)$/.test(word),
  );
  return telling.length > 0 ? roleOf(telling.join(" ")) : "unknown";
}

/** The part that a key gives the text under it: `question`, `q2`, `agent`, `user_input`. */
export const roleOfKey: (key: string) => SpeakerRole = remember((key) => {
  const words = keyWords(key)
    .map((word) => word.replace(/\d{1,3}$/, ""))
    .filter((word) => word !== "" && !OF_SPEECH.has(word));
  const [first = ""] = words;
  if (!words.every((word) => INTERVIEWERS.has(word) || CANDIDATES.has(word))) return "unknown";
  if (INTERVIEWERS.has(first)) return "interviewer";
  return CANDIDATES.has(first) ? "candidate" : "unknown";
});

/** Whether all that stands under a key is one side's. */
export const isSide: (key: string) => boolean = remember((key) => {
  const words = keyWords(key).filter((word) => !OF_SPEECH.has(word));
  if (/^(?:speaker|spk|participant|channel|ch)[\s_-]?(?:\d{1,3}|[A-Z])$/i.test(key)) return true;
  return words.length === 1 && (SIDES.has(words[0] ?? "") || SIDES.has((words[0] ?? "").replace(/s$/, "")));
});

/** The two parts that a switch such as `isUser` tells, for true and for false; null when it tells none. */
export const sidesOfSwitch: (key: string) => readonly [string, string] | null = remember((key) => {
  const words = keyWords(key).filter((word) => !/^(is|from|by|was|of)$/.test(word));
  if (words.length !== 1 || !isRoleWord(words[0] ?? "") || keyWords(key).length === 1) return null;
  return roleOf(words[0] ?? "") === "interviewer" ? [words[0] ?? "", "user"] : [words[0] ?? "", "assistant"];
});

const NOT_SPOKEN =
  /^(?:message role )?(?:system|developer|tools?|functions?|agent action)(?: (?:prompt|message|messages|calls?|result|results|response|output|instruction|instructions)){0,2}$/;

/** Instructions to a model and its use of tools, told by a role: part of the document, never heard by anybody. */
export const isNotSpokenRole: (value: string) => boolean = remember((value) =>
  NOT_SPOKEN.test(keyWords(value).join(" ")),
);

const NOT_SPOKEN_TYPES =
  /^(function|tool)(s|call|calls|calloutput|callinvocation|callresult|use|result|results|response|output)*$|^(agenthandoff|agentconfigupdate|agentupdate|reasoning|thinking|redactedthinking|system|systemmessage|systemprompt|error|dtmf|nodetransition|image|imageurl|file|marker|comment|translation|action|slot)$/;

/** Entries between the turns that nobody spoke, by their `type`. */
export const isNotSpokenType: (value: string) => boolean = remember((value) =>
  NOT_SPOKEN_TYPES.test(keyWords(value).join("")),
);

const SPEECH_TYPES =
  /^(transcripts?|transcription|speech|speeches|utterances?|messages?|sentences?|turns?|captions?|talk|spoken|pronunciation|punctuation)$/;

/** A `type` that says its entry is speech: what other types stand among such ones is not. */
export const isSpeechType: (value: string) => boolean = remember((value) =>
  keyWords(value).some((word) => SPEECH_TYPES.test(word)),
);

/** A state in which a text is a guess that a later one replaces. */
export const isInterimType: (value: string) => boolean = remember((value) =>
  keyWords(value).some((word) => /^(partial|interim|speculative|delta|hypothesis|tentative)$/.test(word)),
);

/** Who speaks in an entry of a log whose `type` says so: `user`, `question`, `response.audio_transcript.done`. */
export const speakerOfType: (value: string) => string | null = remember((value) => {
  if (isRoleOnly(value)) return value;
  const words = keyWords(value);
  if (words.length === 1 || value.includes("/")) return null;
  if (words.includes("input") || words.includes("user")) return "user";
  const isOurs = words[0] === "response" || words.some((word) => word === "output" || isRoleWord(word));
  return isOurs ? (roleOf(value) === "candidate" && words[0] !== "response" ? "user" : "assistant") : null;
});

/** Who is heard under a key such as `inputTranscription`, as seen from the program that speaks. */
export const directionOfKey: (key: string) => string | null = remember((key) => {
  const words = keyWords(key);
  if (words.length < 2 || !words.some((word) => /^(?:transcript|transcription|speech)s?$/.test(word)))
    return null;
  if (words.includes("input")) return "user";
  return words.includes("output") ? "assistant" : null;
});

function isRoleWord(word: string): boolean {
  return word.length > 1 && (INTERVIEWERS.has(word) || CANDIDATES.has(word));
}
