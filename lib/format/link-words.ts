/** A piece of text; `href` when it is an address of the web or of a mailbox. */
export type LinkedPiece = { text: string; href: string | null };

const MOST_LENGTH = 2000;
const WEB = /^https?:\/\/[^\s<>"]+$/i;
const MAILBOX = /^[\w.+-]{1,64}@[\w-]{1,63}(\.[\w-]{1,63}){1,8}$/;
const OPENING = /^["'([{<«“‘]*/u;
const CLOSING = new Set("\"')]}>»”’.,;:!?…");

/** Cuts `text` so that each address that stands there as a word of its own can be followed. Linear in its length. */
export function linkWords(text: string): LinkedPiece[] {
  const pieces: LinkedPiece[] = [];
  let plain = "";
  for (const word of text.split(/(\s+)/)) {
    const [before, address, after] = peel(word);
    const href = hrefOf(address);
    if (href === null) plain += word;
    else {
      if (plain + before) pieces.push({ text: plain + before, href: null });
      pieces.push({ text: address, href });
      plain = after;
    }
  }
  return plain || pieces.length === 0 ? [...pieces, { text: plain, href: null }] : pieces;
}

function hrefOf(word: string): string | null {
  if (WEB.test(word)) return word;
  return MAILBOX.test(word) ? `mailto:${word}` : null;
}

/** What stands around an address in a sentence: `(see https://a.example/b).` */
function peel(word: string): [string, string, string] {
  if (word.length > MOST_LENGTH || !/:\/\/|@/.test(word)) return ["", word, ""];
  const before = OPENING.exec(word)?.[0] ?? "";
  const rest = word.slice(before.length);
  let end = rest.length;
  while (end > 0 && CLOSING.has(rest[end - 1] ?? "")) end -= 1;
  // A bracket that the address itself opens is its own: https://a.example/b_(c)
  if (rest[end] === ")" && rest.slice(0, end).includes("(")) end += 1;
  return [before, rest.slice(0, end), rest.slice(end)];
}
