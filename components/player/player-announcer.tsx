"use client";

import { useEffect, useRef, useState } from "react";
import { usePlayback } from "@/components/playback/playback";
import { describeDuration } from "@/lib/format/duration";

const SEPARATOR = "|";

/** Says to screen readers what a key has changed, which those who see can see. */
export function PlayerAnnouncer() {
  const rate = usePlayback((state) => state.rate);
  const volume = usePlayback((state) => (state.isMuted ? 0 : Math.round(state.volume * 100)));
  const skips = usePlayback((state) => state.skipsSilences);
  const loop = usePlayback((state) => state.loop);
  const loopFromMs = usePlayback((state) => state.loopFromMs);
  const words = [
    `Speed ${rate} times`,
    volume === 0 ? "Muted" : `Volume ${volume} percent`,
    skips ? "Skipping silences" : "Playing silences",
    loopWords(loop, loopFromMs),
  ].join(SEPARATOR);
  const before = useRef<string[] | null>(null);
  const [news, setNews] = useState("");
  useEffect(() => {
    const now = words.split(SEPARATOR);
    const known = before.current;
    before.current = now;
    if (known) setNews(now.filter((said, index) => said !== known[index]).join(". "));
  }, [words]);
  return (
    <p role="status" className="sr-only">
      {news}
    </p>
  );
}

function loopWords(loop: { startMs: number; endMs: number } | null, fromMs: number | null): string {
  if (loop)
    return `Repeating from ${describeDuration(loop.startMs / 1000)} to ${describeDuration(loop.endMs / 1000)}`;
  return fromMs === null ? "Not repeating" : `Repeat starts at ${describeDuration(fromMs / 1000)}`;
}
