// The variant that brings its own buffers: documents are also read in browsers.

import { parse } from "csv-parse/browser/esm/sync";
import { LINE_BREAK } from "../../lines";
import { type KeyKind, meaningOf } from "../key-meaning";
import { readTime } from "../times/read-time";
import { readTags } from "./strip-tags";

type Row = Record<string, unknown>;

const LONGEST_HEADER = 1_000;
const MOST_COLUMNS = 12;
const DELIMITERS = ["\t", ";", ",", "|"];

/**
 * The rows of a text that is a table: CSV and the like with a header that names a text and who or when, Markdown, the
 * events of Advanced SubStation, CTM and STM, the intervals of a TextGrid. Undefined for all other texts.
 */
export function parseTable(text: string): object[] | undefined {
  const head = text.slice(0, LONGEST_HEADER).trimStart();
  if (head.startsWith("[Script Info]")) return eventsOf(text);
  if (/^File type = "ooTextFile/.test(head) && head.includes('"TextGrid"')) return intervalsOf(text);
  const [first = "", second] = head.split(LINE_BREAK, 2);
  if (second === undefined) return undefined;
  if (first.startsWith("@UTF8") || first.startsWith("@Begin")) return tiersOf(text);
  if (TRACK_ROW.test(first)) return trackRows(text);
  if (SPOKEN_ROW.test(first) || first.startsWith(";;")) return spokenRows(text);
  const delimiter = DELIMITERS.find((mark) => isHeader(first, mark));
  if (!delimiter) return rowsByTabs(text, first) ?? recordsOf(text, head);
  if (!text.includes('"') && delimiter !== "|") return plainRows(text, delimiter);
  const isMarkdown = first.startsWith("|");
  const body = isMarkdown ? text.replace(/^[^\S\n]*\|(?:[\s:-]*\|)+[^\S\n]*$/gm, "") : text;
  try {
    return parse(isMarkdown ? body.replace(/^[^\S\n]*\||\|[^\S\n]*$/gm, "") : body, {
      bom: true,
      delimiter,
      columns: (names: string[]) => names.map((name, index) => (names.indexOf(name) === index ? name : null)),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
    });
  } catch {
    return undefined;
  }
}

/** Rows without a header, which columns of tabs part: their values tell what they are. */
function rowsByTabs(text: string, first: string): string[][] | undefined {
  const { length } = first.split("\t");
  if (length < 2 || length > MOST_COLUMNS) return undefined;
  const rows: string[][] = [];
  for (const line of text.split(LINE_BREAK)) {
    if (line.trim() === "") continue;
    const cells = line.split("\t");
    if (cells.length !== length) return undefined;
    rows.push(cells.map((cell) => cell.trim()));
  }
  return rows.some((cells) => cells.some((cell) => readTime(cell) !== null)) ? rows : undefined;
}

const FIELD = /^\s{0,8}(-\s+)?["']?([A-Za-z][\w ]{0,30})["']?\s?:\s+(?=\S)/;

/** `speaker: Ann` above `text: Hello.`, again and again. */
function recordsOf(text: string, head: string): Row[] | undefined {
  const keys = head.split(LINE_BREAK, 12).map((line) => FIELD.exec(line)?.[2] ?? "");
  const kinds = new Set(keys.map((key) => meaningOf(key).kind));
  if (
    !kinds.has("text") ||
    !["start", "range", "ref", "name", "role"].some((kind) => kinds.has(kind as KeyKind))
  )
    return undefined;
  const rows: Row[] = [];
  let row: Row = {};
  let last = "";
  for (const line of text.split(LINE_BREAK)) {
    const [field, dash, key = ""] = FIELD.exec(line.slice(0, 100)) ?? [];
    if (field === undefined) {
      if (line.trim() === "") continue;
      if (last === "") return undefined;
      row[last] = `${row[last]}\n${line.trim()}`;
      continue;
    }
    if (dash !== undefined || key in row || rows.length === 0) {
      row = {};
      rows.push(row);
    }
    row[key] = line
      .slice(field.length)
      .trim()
      .replace(/^(["'])(.*)\1$/, "$2");
    last = key;
  }
  return rows.length > 1 ? rows : undefined;
}

/** Without quotation marks a cell is what stands between two delimiters. */
function plainRows(text: string, delimiter: string): Row[] {
  const [header = "", ...lines] = text
    .replace(/^\uFEFF/, "")
    .split(LINE_BREAK)
    .filter((line) => line.trim() !== "");
  const names = header.split(delimiter).map((name) => name.trim());
  return lines.map((line) => {
    const row: Row = {};
    const cells = line.split(delimiter);
    for (let index = 0; index < names.length && index < cells.length; index += 1)
      row[names[index] ?? ""] ??= cells[index]?.trim();
    return row;
  });
}

function isHeader(line: string, delimiter: string): boolean {
  const cells = line.split(delimiter).map((cell) => cell.replace(/^[\s"']+|[\s"']+$/g, ""));
  if (cells.length < 2 || cells.some((cell) => cell.length > 40)) return false;
  const kinds = cells.map((cell) => meaningOf(cell).kind);
  return kinds.includes("text") && kinds.some((kind) => /^(?:start|range|ref|name|role|channel)$/.test(kind));
}

/** `Format:` names the fields; the last one takes the rest of the line. */
function eventsOf(text: string): Row[] {
  const rows: Row[] = [];
  let fields: string[] = [];
  for (const line of text.slice(text.indexOf("[Events]")).split(LINE_BREAK)) {
    if (line.startsWith("Format:"))
      fields = line
        .slice(7)
        .split(",")
        .map((field) => field.trim());
    if (!line.startsWith("Dialogue:")) continue;
    const cells = line.slice(9).split(",");
    const [start, end, name] = ["Start", "End", "Name"].map((field) => cells[fields.indexOf(field)]?.trim());
    const said = cells
      .slice(fields.length - 1)
      .join(",")
      .replace(/\\[Nnh]/g, "\n");
    rows.push({
      start,
      end,
      name,
      text: readTags(said, false)
        .map((part) => part.text)
        .join(""),
    });
  }
  return rows;
}

// CTM: recording, channel, start, length, word, confidence. STM: recording, channel, speaker, start, end, label, text.
const SPOKEN_ROW = /^\S+ +\S+ +(?:(\S+) +)?(\d+(?:\.\d+)?) +(\d+(?:\.\d+)?) +(?:<[^>\s]*> *)?(?=\S)/;
const CONFIDENCE = /^[01](?:\.\d+)?$/;

function spokenRows(text: string): Row[] | undefined {
  const rows: Row[] = [];
  for (const line of text.split(LINE_BREAK)) {
    if (line.trim() === "" || line.startsWith(";;")) continue;
    const match = SPOKEN_ROW.exec(line.slice(0, LONGEST_HEADER));
    if (!match) return undefined;
    const [head, speaker, start, second] = match;
    const rest = line.slice(head.length).trim();
    const last = rest.lastIndexOf(" ");
    const said = last > 0 && CONFIDENCE.test(rest.slice(last + 1)) ? rest.slice(0, last) : rest;
    if (speaker !== undefined) rows.push({ speaker, start, end: second, text: said });
    else rows.push({ channel: line.split(/ +/, 2)[1], start, duration: second, word: said });
  }
  return rows;
}

// RTTM: who spoke when, without the words.
const TRACK_ROW = /^SPEAKER +\S+ +\S+ +(\d+(?:\.\d+)?) +(\d+(?:\.\d+)?) +<NA> +<NA> +(\S+)/;

function trackRows(text: string): Row[] {
  return text.split(LINE_BREAK).flatMap((line) => {
    const [, start, duration, speaker] = TRACK_ROW.exec(line) ?? [];
    return start === undefined ? [] : [{ speaker, start, duration }];
  });
}

const TIER = /^\*(\w{1,8}):\s*/;
const BULLET = /[\s\p{Cc}]{0,4}(\d{1,9})_(\d{1,9})[\s\p{Cc}]{0,4}$/u;

/** CHAT: a line for each utterance, its code of a speaker after a star, its times in milliseconds at the end. */
function tiersOf(text: string): Row[] {
  const rows: Row[] = [];
  let isSpoken = false;
  for (const line of text.split(LINE_BREAK)) {
    const speaker = TIER.exec(line)?.[1];
    if (speaker !== undefined) rows.push({ speaker, text: line.replace(TIER, "") });
    else if (isSpoken && /^\s/.test(line)) {
      const last = rows.at(-1);
      if (last) last.text = `${last.text} ${line.trim()}`;
      continue;
    }
    isSpoken = speaker !== undefined;
  }
  for (const row of rows) {
    const [bullet, start, end] = BULLET.exec(String(row.text)) ?? [];
    if (bullet === undefined) continue;
    Object.assign(row, { text: String(row.text).slice(0, -bullet.length), start_ms: start, end_ms: end });
  }
  return rows;
}

function intervalsOf(text: string): Row[] {
  const rows: Row[] = [];
  let [speaker, start, end] = ["", "", ""];
  for (const line of text.split(LINE_BREAK)) {
    const match = /^\s*(name|xmin|xmax|text) = "?(.*?)"?\s*$/.exec(line);
    if (!match) continue;
    const value = (match[2] ?? "").replaceAll('""', '"');
    if (match[1] === "name") speaker = value;
    else if (match[1] === "xmin") start = value;
    else if (match[1] === "xmax") end = value;
    else if (value.trim() !== "") rows.push({ speaker, start, end, text: value });
  }
  return rows;
}
