import type { Snippet } from "@/lib/transcript/snippet";

/** A passage's text with what was found marked. */
export function SnippetText({ snippet, lang }: { snippet: Snippet; lang: string | null }) {
  let offset = 0;
  return (
    <span dir="auto" lang={lang ?? undefined} className="max-w-prose break-words">
      {snippet.isCutBefore ? "… " : null}
      {snippet.pieces.map(({ text, isMatch }) => {
        const key = offset;
        offset += text.length;
        return isMatch ? (
          <mark
            key={key}
            className="rounded-sm bg-warning-soft box-decoration-clone text-text underline decoration-2 decoration-warning underline-offset-4"
          >
            {text}
          </mark>
        ) : (
          text
        );
      })}
      {snippet.isCutAfter ? " …" : null}
    </span>
  );
}
