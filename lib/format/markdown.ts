import MarkdownIt, { type Token } from "markdown-it";
import { linkWords } from "./link-words";

/** Markdown as a tree of our own: what is not in it cannot be shown. */
export type Inline =
  | { kind: "text" | "code"; text: string }
  | { kind: "strong" | "em" | "del"; children: Inline[] }
  | { kind: "link"; href: string; children: Inline[] }
  | { kind: "break" };

export type Block =
  | { kind: "paragraph" | "heading"; children: Inline[] }
  | { kind: "quote"; blocks: Block[] }
  /** `start` numbers the first item; null for a list without numbers. */
  | { kind: "list"; start: number | null; items: Block[][] }
  | { kind: "code"; text: string }
  | { kind: "rule" };

/** Deeper than this nobody writes by hand; it is shown as it was written. */
const MOST_LEVELS = 8;
/** More signs than this are no text for people; every one would become an element of the page. */
const MOST_TOKENS = 1500;
const LINK_PROTOCOLS = new Set(["http:", "https:", "mailto:"]);

// Chosen for its bounds: others need seconds for 4,000 signs that open and never close. A list takes two of its levels.
const markdown = new MarkdownIt({ html: false, maxNesting: 2 * MOST_LEVELS + 4 }).disable([
  "table",
  "reference",
  "html_block",
  "html_inline",
  "entity",
]);
markdown.validateLink = (href) => safeHref(href) !== null;

/**
 * Reads Markdown: bold, italic, lists, links, code and quotes. Everything else, HTML above all, stays the text that it
 * is. Links lead to http, https and mailto only.
 */
export function parseMarkdown(text: string): Block[] {
  const tokens = markdown.parse(text, {});
  const count = tokens.reduce((sum, { children }) => sum + 1 + (children?.length ?? 0), 0);
  if (count > MOST_TOKENS) return [{ kind: "code", text }];
  return readBlocks({ tokens, at: 0, lines: text.split("\n") }, 0);
}

/** The address when a press on it may follow it, else null. */
function safeHref(href: string): string | null {
  if (!URL.canParse(href)) return null;
  const { protocol, href: absolute } = new URL(href);
  return LINK_PROTOCOLS.has(protocol) ? absolute : null;
}

/** What is left to read: `at` moves on with what was. */
type Reading = { tokens: readonly Token[]; at: number };
type Blocks = Reading & { lines: readonly string[] };
/** `closers`: of what is too deep to be more than its signs, and still open. */
type Inlines = Reading & { closers: string[]; isInLink: boolean };

/** Reads on to the end of what is open. */
function readBlocks(reading: Blocks, level: number): Block[] {
  const blocks: Block[] = [];
  for (;;) {
    const token = reading.tokens[reading.at];
    if (!token || token.type.endsWith("_close")) return blocks;
    if (level > MOST_LEVELS) {
      blocks.push({ kind: "paragraph", children: [{ kind: "text", text: skipAsWritten(reading) }] });
      continue;
    }
    reading.at += 1;
    const block = toBlock(token, reading, level);
    if (block) blocks.push(block);
    if (token.nesting === 1) reading.at += 1;
  }
}

function toBlock(token: Token, reading: Blocks, level: number): Block | null {
  switch (token.type) {
    case "paragraph_open":
    case "heading_open": {
      const inline = reading.tokens[reading.at];
      reading.at += 1;
      const children = readInline(
        { tokens: inline?.children ?? [], at: 0, closers: [], isInLink: false },
        level,
      );
      return { kind: token.type === "heading_open" ? "heading" : "paragraph", children };
    }
    case "blockquote_open":
      return { kind: "quote", blocks: readBlocks(reading, level + 1) };
    case "bullet_list_open":
      return { kind: "list", start: null, items: readItems(reading, level) };
    case "ordered_list_open":
      return {
        kind: "list",
        start: Number(token.attrGet("start") ?? 1) || 1,
        items: readItems(reading, level),
      };
    case "code_block":
    case "fence":
      return { kind: "code", text: token.content.replace(/\n$/, "") };
    case "hr":
      return { kind: "rule" };
    default:
      return null;
  }
}

function readItems(reading: Blocks, level: number): Block[][] {
  const items: Block[][] = [];
  while (reading.tokens[reading.at]?.type === "list_item_open") {
    reading.at += 1;
    items.push(readBlocks(reading, level + 1));
    reading.at += 1;
  }
  return items;
}

/** The lines of the next block; steps over all that is in it. */
function skipAsWritten(reading: Blocks): string {
  const [from, to] = reading.tokens[reading.at]?.map ?? [0, 0];
  let open = 0;
  do {
    open += reading.tokens[reading.at]?.nesting ?? 0;
    reading.at += 1;
  } while (open > 0 && reading.at < reading.tokens.length);
  return reading.lines.slice(from, to).join("\n").trim();
}

function readInline(reading: Inlines, level: number): Inline[] {
  const parts: Inline[] = [];
  for (;;) {
    const token = reading.tokens[reading.at];
    if (!token) return parts;
    reading.at += 1;
    if (token.nesting === 1 && level >= MOST_LEVELS) {
      const [opens, closes] = signsOf(token);
      reading.closers.push(closes);
      parts.push({ kind: "text", text: opens });
    } else if (token.nesting === -1) {
      if (token.type === "link_close") reading.isInLink = false;
      const closes = reading.closers.pop();
      if (closes === undefined) return parts;
      parts.push({ kind: "text", text: closes });
    } else if (token.type === "text" && !reading.isInLink) parts.push(...toText(token.content));
    else parts.push(toInline(token, reading, level));
  }
}

function toInline(token: Token, reading: Inlines, level: number): Inline {
  const children = () => readInline(reading, level + 1);
  switch (token.type) {
    case "strong_open":
      return { kind: "strong", children: children() };
    case "em_open":
      return { kind: "em", children: children() };
    case "s_open":
      return { kind: "del", children: children() };
    case "link_open":
      reading.isInLink = true;
      // `validateLink` has let only these become links.
      return { kind: "link", href: safeHref(hrefOf(token)) ?? "", children: children() };
    case "code_inline":
      return { kind: "code", text: token.content };
    case "softbreak":
    case "hardbreak":
      return { kind: "break" };
    case "image":
      return { kind: "text", text: `![${token.content}](${token.attrGet("src") ?? ""})` };
    default:
      return { kind: "text", text: token.content };
  }
}

function toText(text: string): Inline[] {
  return linkWords(text).map(({ text: word, href }) => {
    const to = href === null ? null : safeHref(href);
    return to === null ? plain(word) : { kind: "link", href: to, children: [plain(word)] };
  });
}

function plain(text: string): Inline {
  return { kind: "text", text };
}

/** What somebody wrote to open and to close it. */
function signsOf(token: Token): [string, string] {
  return token.type === "link_open" ? ["[", `](${hrefOf(token)})`] : [token.markup, token.markup];
}

function hrefOf(token: Token): string {
  return String(token.attrGet("href") ?? "");
}
