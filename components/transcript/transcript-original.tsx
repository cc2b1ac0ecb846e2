"use client";

import { ArrowLeft, Download } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { parseTranscriptBody } from "@/lib/transcript/parse-body";
import { JsonTree } from "./json-tree";

const MOST_LISTED = 20;

type TranscriptOriginalProps = {
  /** The document's address. */
  url: string;
  /** JSON pointers to what is not shown as speech. */
  unrecognised: readonly string[];
  onBack: () => void;
};

type Loaded = { state: "loading" } | { state: "failed" } | { state: "ready"; document: unknown };

/** The platform's document as it came: a tree, or its text when it is no JSON. */
export function TranscriptOriginal({ url, unrecognised, onBack }: TranscriptOriginalProps) {
  const [loaded, load] = useDocument(url);
  const [revealed, setRevealed] = useState<string | null>(unrecognised[0] ?? null);
  const back = useRef<HTMLButtonElement>(null);
  const tree = useRef<HTMLDivElement>(null);
  useEffect(() => back.current?.focus(), []);
  const reveal = (pointer: string) => {
    setRevealed(pointer);
    requestAnimationFrame(() =>
      tree.current?.querySelector("[data-revealed]")?.scrollIntoView({ block: "center" }),
    );
  };
  return (
    <section aria-label="Original document">
      <div className="flex flex-wrap items-center gap-2 px-4 py-2">
        <Button ref={back} variant="ghost" size="sm" onClick={onBack} className="-ms-2 touch:h-11">
          <ArrowLeft aria-hidden /> Back to the transcript
        </Button>
        <a
          href={url}
          download
          className={buttonClass({ variant: "secondary", size: "sm" }, "ms-auto touch:h-11")}
        >
          <Download aria-hidden /> Download
        </a>
      </div>
      {unrecognised.length > 0 ? (
        <div className="flex flex-col gap-1.5 border-y bg-surface-sunken px-4 py-3 text-sm">
          <p className="text-muted">Not recognised as speech:</p>
          <ul className="flex flex-wrap gap-1.5">
            {unrecognised.slice(0, MOST_LISTED).map((pointer) => (
              <li key={pointer}>
                <button
                  type="button"
                  aria-pressed={revealed === pointer}
                  onClick={() => reveal(pointer)}
                  className="break-all rounded-sm border bg-surface px-2 py-1 text-start font-mono text-xs hover:bg-surface-hover aria-pressed:border-accent aria-pressed:text-accent-text touch:min-h-11"
                >
                  {pointer === "" ? "The whole document" : pointer}
                </button>
              </li>
            ))}
          </ul>
          {unrecognised.length > MOST_LISTED ? (
            <p className="text-muted">and {unrecognised.length - MOST_LISTED} more</p>
          ) : null}
        </div>
      ) : null}
      <div ref={tree}>
        <DocumentBody loaded={loaded} revealed={revealed} onRetry={load} />
      </div>
    </section>
  );
}

type DocumentBodyProps = { loaded: Loaded; revealed: string | null; onRetry: () => void };

function DocumentBody({ loaded, revealed, onRetry }: DocumentBodyProps) {
  if (loaded.state === "loading") {
    return (
      <div className="flex flex-col gap-3 p-4">
        <p role="status" className="sr-only">
          Loading the original document…
        </p>
        <Skeleton className="h-4 w-2/3" />
        <Skeleton className="h-4 w-1/2" />
      </div>
    );
  }
  if (loaded.state === "failed") {
    return (
      <ErrorState title="The original document could not be loaded" onRetry={onRetry} isRetrying={false}>
        Debrief or the platform could not be reached.
      </ErrorState>
    );
  }
  const { document } = loaded;
  return typeof document === "string" ? (
    <pre dir="auto" className="whitespace-pre-wrap break-words p-4 font-mono text-sm">
      {document}
    </pre>
  ) : (
    // Another place opens other branches: the tree begins anew.
    <JsonTree key={revealed} value={document} revealed={revealed} />
  );
}

function useDocument(url: string): [Loaded, () => void] {
  const [loaded, setLoaded] = useState<Loaded>({ state: "loading" });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same address again.
  useEffect(() => {
    const abort = new AbortController();
    setLoaded({ state: "loading" });
    const load = async (): Promise<Loaded> => {
      const answer = await fetch(url, { signal: abort.signal });
      if (!answer.ok) return { state: "failed" };
      const contentType = answer.headers.get("content-type") ?? "";
      return { state: "ready", document: parseTranscriptBody(await answer.text(), contentType) };
    };
    load()
      .catch((): Loaded => ({ state: "failed" }))
      .then((next) => {
        if (!abort.signal.aborted) setLoaded(next);
      });
    return () => abort.abort();
  }, [url, attempt]);
  return [loaded, () => setAttempt(attempt + 1)];
}
