import { Parser } from "htmlparser2";
import { meaningOf } from "../key-meaning";
import { lettersOf } from "../letters";

type Row = Record<string, string>;

const MARKUP =
  /^\s{0,100}(?:<\?xml|<!doctype|<!--|<(?:html|body|head|main|article|section|div|p|cite|time|h[1-6]|table|ul|ol|dl|tt|transcript|annotation_document)[\s>])/i;
const BLOCKS =
  /^(?:p|div|br|cite|time|h[1-6]|tr|li|ul|ol|dl|dt|dd|table|section|article|blockquote|body|header|footer|text)$/;
const SILENT = /^(?:script|style|title|head|metadata|styling|layout|noscript)$/;
/** Elements that hold others with times rather than words. */
const INLINE = /^(?:s|span|b|i|em|strong|w|word|a|font|sync)$/;
const NAMING = /\b(?:name|speaker|author|sender|who)\b/i;
const APART = /\b(?:name|speaker|author|sender|who|time|timestamp|date|clock)\b/i;
const NAMED = /[\s_-]+|(?<=[a-z])(?=[A-Z])/;
/** What formats with the shortest of keys mean: YouTube's and Hyperaudio's, in milliseconds; TTML's. */
const SHORT: Record<string, string> = { t: "start_ms", m: "start_ms", d: "duration_ms", agent: "speaker" };

const DEEPEST = 500;
const MANY_ROWS = 2;

/** Whether a text is a document of HTML or XML, or a part of one. */
export function isMarkup(text: string): boolean {
  return MARKUP.test(text.slice(0, 200)) && text.includes("</");
}

/** What a browser would show, a line for each block; and, where elements have times, a row for each of them. */
export function readMarkup(markup: string): { text: string; rows: Row[] } {
  const rows: Row[] = [];
  const parts: string[] = [];
  const open: { name: string; row: Row | null; own: Row }[] = [];
  const slots = new Map<string, string>();
  let isTooDeep = false;
  let silent = 0;
  const inside: Row[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const own = attributesOf(attributes, slots);
        if (name === "time_slot") slots.set(attributes.time_slot_id ?? "", attributes.time_value ?? "");
        if (SILENT.test(name)) silent += 1;
        const isTimed = hasTime(own) || (own.who !== undefined && name === "u");
        const row = isTimed && !(inside.length > 0 && INLINE.test(name)) ? rowOf(open, own) : null;
        if (row) {
          rows.push(row);
          inside.push(row);
        }
        open.push({ name, row, own });
        // The parser's time grows with the square of the depth.
        if (open.length > DEEPEST) {
          isTooDeep = true;
          parser.pause();
        }
        if (BLOCKS.test(name)) parts.push("\n");
        if (name === "br") say("\n");
      },
      ontext: (text) => {
        if (silent > 0) return;
        parts.push(text.replace(/\s+/g, " "));
        say(text);
      },
      onclosetag(name) {
        const closed = open.pop();
        if (SILENT.test(name)) silent -= 1;
        if (closed?.row) inside.pop();
        if ((name === "cite" || name === "dt") && !parts.at(-1)?.trimEnd().endsWith(":")) parts.push(":");
        if (name === "td" || name === "th") parts.push("\t");
        else if (name === "span" && tells(closed, APART)) parts.push(" ");
        else if (name === "p" || name === "tr") parts.push("\n");
      },
    },
    { decodeEntities: true, recognizeSelfClosing: true, recognizeCDATA: true },
  );
  const say = (text: string) => {
    const row = inside.at(-1);
    if (!row) return;
    const isName = row.speaker === undefined && text.trim() !== "" && tells(open.at(-1), NAMING);
    if (isName) row.speaker = text.trim();
    else row.text += text;
  };
  parser.end(markup);
  if (isTooDeep) return { text: markup, rows: [] };
  const text = parts
    .join("")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
  const said = rows.filter((row) => row.text?.trim() !== "");
  const length = said.reduce(
    (sum, { text: own = "", speaker = "" }) => sum + lettersOf(own + speaker).length,
    0,
  );
  return { text, rows: length * 2 > lettersOf(text).length || said.length > MANY_ROWS ? said : [] };
}

function attributesOf(attributes: Record<string, string>, slots: ReadonlyMap<string, string>): Row {
  const own: Row = {};
  for (const [name, value] of Object.entries(attributes)) {
    const key = name.replace(/^(?:data-|\w+:)/, "");
    const slot = slots.get(value);
    if (slot !== undefined) own["start_ms" in own ? "end_ms" : "start_ms"] = slot;
    else own[SHORT[key] ?? key] = value;
  }
  return own;
}

function hasTime(own: Row): boolean {
  return Object.keys(own).some((key) => /^(?:start|range)$/.test(meaningOf(key).kind));
}

function rowOf(open: readonly { own: Row }[], own: Row): Row {
  return { ...speakerAround(open), ...own, text: "" };
}

/** `<span class="speaker-name">` */
function tells(element: { own: Row } | undefined, what: RegExp): boolean {
  return what.test((element?.own.class ?? "").split(NAMED).join(" "));
}

/** Who an element around says is speaking. */
function speakerAround(open: readonly { own: Row }[]): Row {
  const found: Row = {};
  for (const { own } of open.slice(-4)) {
    const speaker = own.participant ?? own.speaker ?? own.who;
    if (speaker) found.speaker = speaker;
  }
  return found;
}
