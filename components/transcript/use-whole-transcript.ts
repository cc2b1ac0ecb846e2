import { useCallback, useEffect, useState } from "react";
import type { Transcript } from "@/lib/transcript/types";

type WholeTranscript = {
  /** All of it, or what the page began with. */
  transcript: Transcript;
  /** Whether there is more than that: on its way, or asked for in vain. */
  rest: "here" | "coming" | "missing";
  tryAgain: () => void;
};

/** Fetches from `restUrl` what the page left out of a long transcript; with null, `first` is all there is. */
export function useWholeTranscript(first: Transcript, restUrl: string | null): WholeTranscript {
  const [whole, setWhole] = useState<Transcript | null>(null);
  const [hasFailed, setHasFailed] = useState(false);

  const load = useCallback(async (url: string, signal?: AbortSignal) => {
    setHasFailed(false);
    try {
      const answer = await fetch(url, signal ? { signal } : {});
      if (!answer.ok) throw new Error(`The transcript was answered by ${answer.status}.`);
      // Our own route's answer.
      setWhole((await answer.json()) as Transcript);
    } catch {
      if (!signal?.aborted) setHasFailed(true);
    }
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another beginning is of another whole.
  useEffect(() => {
    if (restUrl === null) return;
    const leaving = new AbortController();
    void load(restUrl, leaving.signal);
    return () => leaving.abort();
  }, [restUrl, load, first]);

  if (restUrl === null) return { transcript: first, rest: "here", tryAgain: () => {} };
  return {
    // While a newer one comes, the one before stays: what was read does not go from under the reader.
    transcript: whole ?? first,
    rest: whole ? "here" : hasFailed ? "missing" : "coming",
    tryAgain: () => void load(restUrl),
  };
}
