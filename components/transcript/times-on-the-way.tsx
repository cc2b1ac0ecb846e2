"use client";

import { useEffect } from "react";
import { useRefresh } from "@/components/browser/use-refresh";

const AGAIN_AFTER_MS = 2_000;
/** Where the times are not there by then, nothing can be told from the recording. */
const MOST_REFRESHES = 8;

/**
 * For a transcript without times: they can be estimated once the recording has been read through, which asking for
 * its waveform waits for. Then the page is refreshed until it has them, and this is gone.
 */
export function TimesOnTheWay({ waveformUrl }: { waveformUrl: string }) {
  const refresh = useRefresh();
  useEffect(() => {
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let refreshes = 0;
    const refreshAgain = () => {
      void refresh();
      refreshes += 1;
      if (refreshes < MOST_REFRESHES) timer = setTimeout(refreshAgain, AGAIN_AFTER_MS);
    };
    const ask = async () => {
      const answer = await fetch(waveformUrl, { signal: abort.signal }).catch(() => null);
      if (abort.signal.aborted || (answer && !answer.ok)) return;
      const state: unknown = (await answer?.json().catch(() => null))?.state;
      if (abort.signal.aborted || state === "unavailable") return;
      if (state === "ready") refreshAgain();
      else timer = setTimeout(() => void ask(), AGAIN_AFTER_MS);
    };
    void ask();
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [waveformUrl, refresh]);
  return null;
}
