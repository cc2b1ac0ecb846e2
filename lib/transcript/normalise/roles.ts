import type { SpeakerRole } from "../types";
import { keyWords } from "./key-words";
import { remember } from "./remember";

const INTERVIEWERS = new Set(
  "interviewer assistant agent bot ai recruiter host moderator model virtual robot questioner question q".split(
    " ",
  ),
);
const CANDIDATES = new Set(
  "candidate user human applicant interviewee customer client caller guest respondent answer response a".split(
    " ",
  ),
);
const FILLERS = new Set(
  "the voice message role speaker interview person real job participant type".split(" "),
);
const NOT_SPOKEN = new Set("system developer tool tools function functions".split(" "));

/** The part somebody has in an interview, from the value of a role: `MESSAGE_ROLE_AGENT` is the interviewer. */
export function roleOf(value: string): SpeakerRole {
  let role: SpeakerRole = "unknown";
  for (const word of keyWords(value)) {
    if (word.length === 1) continue;
    if (INTERVIEWERS.has(word)) role = "interviewer";
    else if (CANDIDATES.has(word)) role = "candidate";
  }
  return role;
}

/** Whether a text names a part and not a person: `AI agent`, `Candidate`, `user`, but not `Agent Smith`. */
export function isRoleOnly(value: string): boolean {
  const words = keyWords(value);
  return roleOf(value) !== "unknown" && words.every((word) => isRoleWord(word) || FILLERS.has(word));
}

/** The part that a name tells: `Interviewer (Ann)`, and whatever `isRoleOnly`. */
export function roleInName(name: string): SpeakerRole {
  if (isRoleOnly(name)) return roleOf(name);
  const telling = keyWords(name).filter((word) =>
    /^(interviewer|candidate|applicant|interviewee)$/.test(word),
  );
  return telling.length > 0 ? roleOf(telling.join(" ")) : "unknown";
}

/** The part that a key gives the text under it: `question`, `q`, `agent`. */
export const roleOfKey: (key: string) => SpeakerRole = remember((key) => {
  const words = keyWords(key);
  const meaningful = words.filter(
    (word) => !/^(text|transcript|message|turn|turns|said|content)$/.test(word),
  );
  if (meaningful.length !== 1) return "unknown";
  const [word = ""] = meaningful;
  if (INTERVIEWERS.has(word)) return "interviewer";
  return CANDIDATES.has(word) ? "candidate" : "unknown";
});

/** Instructions to a model and its use of tools: part of the document, never heard by anybody. */
export const isNotSpokenRole: (value: string) => boolean = remember((value) =>
  keyWords(value).some((word) => NOT_SPOKEN.has(word)),
);

const NOT_SPOKEN_TYPES =
  /^(function|tool)(s|call|calls|calloutput|callinvocation|callresult|use|result|results|response|output)*$|^(agenthandoff|agentconfigupdate|agentupdate|reasoning|thinking|redactedthinking|system|systemmessage|systemprompt|error|dtmf|nodetransition|image|imageurl|file|marker|comment)$/;

/** Entries between the turns that nobody spoke, by their `type`. */
export function isNotSpokenType(value: string): boolean {
  return NOT_SPOKEN_TYPES.test(keyWords(value).join(""));
}

function isRoleWord(word: string): boolean {
  return word.length > 1 && (INTERVIEWERS.has(word) || CANDIDATES.has(word));
}
