import { marked, type Token, type Tokens } from "marked";

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
const LINK_PROTOCOLS = new Set(["http:", "https:", "mailto:"]);

/**
 * Reads Markdown: bold, italic, lists, links, code and quotes. Everything else, HTML above all, stays the text that it
 * is. Links lead to http, https and mailto only.
 */
export function parseMarkdown(text: string): Block[] {
  try {
    return toBlocks(marked.lexer(text, { gfm: true, breaks: true }), 0);
  } catch {
    // Nested deeper than the parser can follow.
    return [{ kind: "paragraph", children: [{ kind: "text", text }] }];
  }
}

/** The address when a press on it may follow it, else null. */
export function safeHref(href: string): string | null {
  if (!URL.canParse(href)) return null;
  const { protocol, href: absolute } = new URL(href);
  return LINK_PROTOCOLS.has(protocol) ? absolute : null;
}

function toBlocks(tokens: readonly Token[], level: number): Block[] {
  return tokens.flatMap((token): Block | Block[] => {
    const asWritten: Block = { kind: "paragraph", children: [{ kind: "text", text: token.raw.trimEnd() }] };
    if (token.type === "space") return [];
    if (level > MOST_LEVELS) return asWritten;
    // The library's own types leave room for extensions, so that `type` alone does not tell them apart.
    switch (token.type) {
      case "paragraph":
      case "text":
        return { kind: "paragraph", children: inlineOf(token, level) };
      case "heading":
        return { kind: "heading", children: inlineOf(token, level) };
      case "blockquote":
        return { kind: "quote", blocks: toBlocks(token.tokens ?? [], level + 1) };
      case "code":
        return { kind: "code", text: (token as Tokens.Code).text };
      case "hr":
        return { kind: "rule" };
      case "list": {
        const { ordered, start, items } = token as Tokens.List;
        return {
          kind: "list",
          start: ordered ? Number(start) || 1 : null,
          items: items.map((item) => toBlocks(item.tokens, level + 1)),
        };
      }
      default:
        return asWritten;
    }
  });
}

function inlineOf(token: Token, level: number): Inline[] {
  const inner = "tokens" in token ? token.tokens : undefined;
  return inner ? toInline(inner, level) : [{ kind: "text", text: token.raw }];
}

function toInline(tokens: readonly Token[], level: number): Inline[] {
  return tokens.map((token): Inline => {
    const asWritten: Inline = { kind: "text", text: token.raw };
    if (level > MOST_LEVELS) return asWritten;
    const children = () => inlineOf(token, level + 1);
    switch (token.type) {
      case "escape":
        return { kind: "text", text: (token as Tokens.Escape).text };
      case "strong":
      case "em":
      case "del":
        return { kind: token.type, children: children() };
      case "codespan":
        return { kind: "code", text: (token as Tokens.Codespan).text };
      case "br":
        return { kind: "break" };
      case "link": {
        const href = safeHref((token as Tokens.Link).href);
        return href === null ? asWritten : { kind: "link", href, children: children() };
      }
      default:
        return asWritten;
    }
  });
}
