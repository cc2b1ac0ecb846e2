"use client";

import { Fragment, type ReactNode, useMemo } from "react";
import { useIsHydrated } from "@/components/browser/use-is-hydrated";
import { type Block, type Inline, parseMarkdown } from "@/lib/format/markdown";
import { splitMentions } from "@/lib/format/mention-text";

type NoteTextProps = {
  /** Markdown. */
  body: string;
  /** The names that it calls upon. */
  labels: readonly string[];
  className?: string;
};

/** A text of so many signs is made into elements by the reader's browser, and never by the server, which serves others. */
const MOST_SIGNS_ON_SERVER = 300;
const SIGN = /[^\p{L}\p{M}\p{N}\p{P} ]|[*_~[\]\\@#>-]/gu;

/** A note's Markdown as elements of our own: nothing in it is ever taken for HTML. */
export function NoteText({ body, labels, className }: NoteTextProps) {
  const isHydrated = useIsHydrated();
  const blocks = useMemo(
    (): Block[] => (isHydrated || isPlain(body) ? parseMarkdown(body) : [{ kind: "code", text: body }]),
    [body, isHydrated],
  );
  return (
    <div className={className}>
      <div className="flex min-w-0 flex-col gap-2 [overflow-wrap:anywhere]">
        <Blocks blocks={blocks} labels={labels} />
      </div>
    </div>
  );
}

function isPlain(body: string): boolean {
  return (body.match(SIGN)?.length ?? 0) <= MOST_SIGNS_ON_SERVER;
}

type BlockProps = {
  labels: readonly string[];
  /** Null inside a list: it is read from the words of all its items, so that its signs stand where they begin. */
  dir?: "auto" | null;
};

// What is parsed from one text never changes its order: places are keys enough.
function Blocks({ blocks, ...props }: { blocks: readonly Block[] } & BlockProps): ReactNode {
  return blocks.map((block, index) => <BlockView key={`${index}.${block.kind}`} block={block} {...props} />);
}

function BlockView({ block, labels, dir = "auto" }: { block: Block } & BlockProps): ReactNode {
  switch (block.kind) {
    case "paragraph":
      return (
        <p dir={dir ?? undefined}>
          <Inlines parts={block.children} labels={labels} />
        </p>
      );
    case "heading":
      // The page's headings are its own.
      return (
        <p dir={dir ?? undefined} className="font-semibold">
          <Inlines parts={block.children} labels={labels} />
        </p>
      );
    case "quote":
      return (
        <blockquote className="flex flex-col gap-2 border-border-strong border-s-2 ps-3 text-muted">
          <Blocks blocks={block.blocks} labels={labels} />
        </blockquote>
      );
    case "code":
      return (
        <pre className="whitespace-pre-wrap rounded-md bg-surface-sunken px-3 py-2 font-mono text-sm">
          <code>{block.text}</code>
        </pre>
      );
    case "rule":
      return <hr />;
    case "list": {
      const items = block.items.map((item, index) => (
        <li key={index}>
          <Blocks blocks={item} labels={labels} dir={null} />
        </li>
      ));
      return block.start === null ? (
        <ul dir="auto" className="list-disc ps-5">
          {items}
        </ul>
      ) : (
        <ol start={block.start} dir="auto" className="list-decimal ps-6">
          {items}
        </ol>
      );
    }
  }
}

function Inlines({ parts, labels }: { parts: readonly Inline[]; labels: readonly string[] }): ReactNode {
  return parts.map((part, index) => <InlineView key={`${index}.${part.kind}`} part={part} labels={labels} />);
}

function InlineView({ part, labels }: { part: Inline; labels: readonly string[] }): ReactNode {
  switch (part.kind) {
    case "text":
      return <Mentions text={part.text} labels={labels} />;
    case "break":
      return <br />;
    case "code":
      return <code className="rounded-sm bg-surface-sunken px-1 font-mono text-sm">{part.text}</code>;
    case "link":
      return (
        <a
          href={part.href}
          target="_blank"
          rel="noopener noreferrer nofollow"
          className="text-accent-text underline underline-offset-2"
        >
          <Inlines parts={part.children} labels={labels} />
        </a>
      );
    default: {
      const inside = <Inlines parts={part.children} labels={labels} />;
      if (part.kind === "strong") return <strong className="font-semibold">{inside}</strong>;
      return part.kind === "em" ? <em>{inside}</em> : <del>{inside}</del>;
    }
  }
}

function Mentions({ text, labels }: { text: string; labels: readonly string[] }): ReactNode {
  return splitMentions(text, labels).map((piece) =>
    piece.label === null ? (
      <Fragment key={piece.start}>{piece.text}</Fragment>
    ) : (
      <span
        key={piece.start}
        data-mention
        className="rounded-sm bg-accent-soft px-0.5 font-medium text-accent-text"
      >
        <bdi>{piece.text}</bdi>
      </span>
    ),
  );
}
