import { isMarkup, readMarkup } from "./texts/markup";

// What recognisers write between the words of their models: `[_BEG_]`, `<|0.00|>`.
const MODEL_TOKEN = /^\s*\[_[A-Z]{2,10}_?\d{0,6}\]\s*$/;
const MODEL_MARK = /<\|[^|<>\s]{0,40}\|>/g;
/** Where whisper.cpp hears somebody else begin to speak. */
const TURN_MARK = /\s{0,4}\[SPEAKER[_ ]TURN\]\s{0,4}/g;
const ADDRESS = /^\s*(?:[a-z]{2,8}:\/\/|www\.)\S+\s*$/i;
const MAIL = /^\s*[^\s@]{1,80}@[^\s@]{1,80}\.[a-z]{2,12}\s*$/i;
/** Names of constants, fields and things: `not_white_listed`, `PRICE_INQUIRY`, a UUID, a hash. */
const IDENTIFIER =
  /^\s*(?:[a-z\d]+(?:_[a-z\d]+)+|[A-Z\d]+(?:_[A-Z\d]+)+|[\da-f]{8}-[\da-f-]{20,40}|[\da-f]{24,128})\s*$/;
/** `recordings/one.wav`, `C:\\talk.mp3` */
const FILE = /^\s*(?:[\w.-]*[\\/:])[\w./\\-]*\.\w{2,4}\s*$/;
const BROKEN_JSON = /^\s*(?:\{\s*"|\[\s*[{[])/;

/** The text of a piece of speech as it was meant: entities read, the marks of a model left out; "" for nothing. */
export function spokenText(text: string): string {
  let said = text.startsWith("<") && isMarkup(text) ? readMarkup(text).text : text;
  if (said.includes("<|")) said = said.replace(MODEL_MARK, "");
  if (said.includes("[S")) said = said.replace(TURN_MARK, "\n\n").trim();
  if (said.includes("&")) said = decodeEntities(said);
  return said.includes("[_") && MODEL_TOKEN.test(said) ? "" : said;
}

/** Whether a text can be no speech, wherever it stands: an address, an identifier, a name of a constant. */
export function isNeverSpoken(text: string): boolean {
  if (text.length > 400) return BROKEN_JSON.test(text.slice(0, 100));
  if (/\s\S/.test(text.trimStart())) return BROKEN_JSON.test(text);
  return [ADDRESS, MAIL, IDENTIFIER, FILE, BROKEN_JSON].some((never) => never.test(text));
}

const ENTITIES: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00A0",
  lrm: "\u200E",
  rlm: "\u200F",
};

export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi, (entity, decimal, hex, name) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? entity;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code < 0x110000 && !(code >= 0xd800 && code < 0xe000)
      ? String.fromCodePoint(code)
      : entity;
  });
}
