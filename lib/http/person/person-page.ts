import type { Person, PersonInterview } from "@/lib/candidates/person-file";
import { consentLabel } from "@/lib/format/consent";
import { escapeHtml } from "@/lib/format/escape-html";

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1c1b19;background:#fff}
h1,h2,h3{line-height:1.25}section{border-top:1px solid #ddd;margin-top:2rem}dt{color:#666}dd{margin:0 0 .5rem}
blockquote{margin:0 0 .5rem;padding-left:.75rem;border-left:3px solid #ccc}pre{white-space:pre-wrap;overflow-wrap:anywhere}`;

/** What stands above the interviews of the readable page. */
export function pageHead(
  title: string,
  person: Person,
  { organisation, exportedAt }: { organisation: string; exportedAt: string },
): string {
  const facts = [
    ["Name", person.name],
    ["Email", person.email],
    ["Also known as", person.otherNames.join(", ")],
    ["References", person.references.join(", ")],
    ["Role", person.role],
    ["Tags", person.tags.join(", ")],
    ["Known since", day(person.createdAt)],
  ] as const;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body>
<h1>${escapeHtml(title)}</h1>
<p>What ${escapeHtml(organisation)} keeps about this person in Debrief, as of ${day(exportedAt)}. The same is in
person.json for programs; schema.json says how to read that. Recordings and transcripts are in the folders named below.
Whoever wrote something is left out.</p>
${list(facts)}
${part(
  "History",
  person.history.map(({ at, what }) => `<p>${day(at)}: ${escapeHtml(words(what))}</p>`),
)}`;
}

function consentOf({ consent }: PersonInterview): string | null {
  return consent && `${consentLabel(consent.mode)}${consent.at === null ? "" : `, ${day(consent.at)}`}`;
}

/** One interview on the readable page. */
export function pageInterview(interview: PersonInterview): string {
  const { notes, reviews, visitorFeedback, decisions, sharedWith, history, privateNotes } = interview;
  const facts = [
    ["Session", interview.sessionId],
    ["Reference", interview.reference],
    ["Status", interview.status],
    ["Language", interview.language],
    ["Created", day(interview.createdAt)],
    ["Completed", interview.completedAt && day(interview.completedAt)],
    ["Length", interview.durationSec === null ? null : `${interview.durationSec} seconds`],
    ["Consent", consentOf(interview)],
    ["Tags", interview.tags.join(", ")],
    ["Speakers", interview.speakerNames.join(", ")],
    ["Recording and transcript", interview.folder],
  ] as const;
  return `<section><h2>${escapeHtml(interview.role ?? "Interview")}, ${day(interview.createdAt)}</h2>
${list(facts)}
${json("Custom fields", interview.metadata)}${json("Survey", interview.survey)}
${part(
  "Notes",
  notes.map(({ at, text, quote }) => `<p>${day(at)}: ${escapeHtml(text)}</p>${quoted(quote)}`),
)}
${privateNotes > 0 ? `<p>Notes that their authors keep to themselves: ${privateNotes}. They are not in this file.</p>` : ""}
${part("Reviews", reviews.map(judgement))}
${part("Feedback from people outside", visitorFeedback.map(judgement))}
${part(
  "Decisions",
  decisions.map(
    ({ at, outcome, reason, comment, reopenedAt }) =>
      `<p>${day(at)}: ${escapeHtml([words(outcome), words(reason ?? ""), comment].filter(Boolean).join(". "))}${
        reopenedAt ? ` (reopened ${day(reopenedAt)})` : ""
      }</p>`,
  ),
)}
${part(
  "Shared with people outside",
  sharedWith.map(
    ({ recipient, from, until, openings }) =>
      `<p>${escapeHtml(recipient || "Not named")}, ${day(from)} to ${day(until)}, opened ${openings} times</p>`,
  ),
)}
${part(
  "History",
  history.map(({ at, what }) => `<p>${day(at)}: ${escapeHtml(words(what))}</p>`),
)}</section>
`;
}

export const PAGE_END = "</body></html>\n";

type Judgement = PersonInterview["reviews"][number] & {
  comments?: PersonInterview["visitorFeedback"][number]["comments"];
};

function judgement({ at, recommendation, summary, ratings, comments = [] }: Judgement): string {
  const head = [at && day(at), words(recommendation ?? ""), summary].filter(Boolean).join(": ");
  const rated = ratings.map(({ criterion, score, comment, evidence }) => {
    const said = [score === null ? "" : String(score), comment].filter(Boolean).join(": ");
    return `<li>${escapeHtml(criterion)}: ${escapeHtml(said)}${evidence.map(({ text }) => quoted(text)).join("")}</li>`;
  });
  return `<p>${escapeHtml(head)}</p><ul>${rated.join("")}</ul>${comments.map(({ text }) => quoted(text)).join("")}`;
}

function list(facts: readonly (readonly [name: string, value: string | null])[]): string {
  const known = facts.filter(([, value]) => value);
  return `<dl>${known.map(([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(value ?? "")}</dd>`).join("")}</dl>`;
}

function part(title: string, items: readonly string[]): string {
  return items.length === 0 ? "" : `<h3>${title}</h3>${items.join("")}`;
}

function json(title: string, value: unknown): string {
  return value === null ? "" : `<h3>${title}</h3><pre>${escapeHtml(JSON.stringify(value, null, 2))}</pre>`;
}

function quoted(text: string | null): string {
  return text ? `<blockquote>${escapeHtml(text)}</blockquote>` : "";
}

/** `candidate_merged` as words. */
function words(code: string): string {
  return code.replaceAll("_", " ");
}

function day(at: string): string {
  return at.slice(0, 10);
}
