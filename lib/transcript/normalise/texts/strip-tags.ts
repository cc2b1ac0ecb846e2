import { remember } from "../remember";
import { decodeEntities } from "../spoken-text";

const TAG = /^\/?(?:v|c|i|b|u|s|ruby|rt|lang|font|em|strong|span|p|br)(?:[.\s/].*)?$/i;
const TIME_TAG = /^[\d:.]{4,20}$/;
const LONGEST_TAG = 300;
const LESS_THAN = 60;
const BRACE = 123;

/** What lies between the voices of a cue: `<v Ann>Hi.</v><v.loud Bob>Yes.` */
export type VoicePart = { voice: string | null; text: string };

/** A cue without its tags, by voices. Only tags that WebVTT and SubRip define are tags; all else somebody wrote. */
export function readTags(body: string, isWebVtt: boolean): VoicePart[] {
  let part: VoicePart = { voice: null, text: "" };
  const parts = [part];
  let at = 0;
  let close = -1;
  while (at < body.length) {
    const open = nextOpening(body, at);
    if (open > at) part.text += body.slice(at, open);
    if (open >= body.length) break;
    const isBrace = body.charAt(open) === "{";
    // Found once for all that open before it.
    if (close <= open) close = body.indexOf(isBrace ? "}" : ">", open);
    const end = isBrace ? body.indexOf("}", open) : close;
    if (end < 0) {
      part.text += body.slice(open);
      break;
    }
    const tag = end - open <= LONGEST_TAG ? body.slice(open + 1, end) : "";
    const isTag = isBrace
      ? /^\\\w{1,20}[^{]*$/.test(tag)
      : !tag.includes("<") && (TAG.test(tag) || TIME_TAG.test(tag));
    if (!isTag) {
      part.text += body.charAt(open);
      at = open + 1;
      continue;
    }
    const voice = tag.startsWith("v") ? voiceOf(tag) : null;
    if (voice !== null) {
      if (part.text.trim() === "") parts.pop();
      part = { voice, text: "" };
      parts.push(part);
    } else if (/^br\b/i.test(tag)) part.text += "\n";
    at = end + 1;
  }
  for (const said of parts) said.text = (isWebVtt ? decodeEntities(said.text) : said.text).trim();
  return parts.every(({ text }) => text !== "") ? parts : parts.filter(({ text }) => text !== "");
}

/** Who speaks by a tag that names a voice, or null. */
const voiceOf = remember((tag: string): string | null => {
  const voice = /^v(?:\.\S{1,100})?\s+(.+)$/.exec(tag)?.[1];
  return voice === undefined ? null : decodeEntities(voice).trim();
});

function nextOpening(body: string, at: number): number {
  for (let index = at; index < body.length; index += 1) {
    const unit = body.charCodeAt(index);
    if (unit === LESS_THAN || (unit === BRACE && body.charAt(index + 1) === "\\")) return index;
  }
  return body.length;
}
