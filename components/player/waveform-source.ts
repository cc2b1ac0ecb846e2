import type { TimeRange } from "@/components/playback/time-ranges";
import type { NoWaveform } from "@/lib/http/recording/waveform";
import type { WaveformShape } from "./waveform-bars";

/** `none`: the recording has no waveform. `failed`: it could not be asked for. */
export type LoadedWaveform =
  | { kind: "ready"; shape: WaveformShape; speech: TimeRange[] }
  | ({ kind: "none" } & NoWaveform)
  | { kind: "failed" };

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
const MOST_FAILURES = 8;

/**
 * Asks `url` for the waveform until it is there, will never be, or `signal` aborts (null). The server answers
 * `pending` only after waiting itself; a broken connection or a server in trouble is asked again ever more rarely.
 */
export async function loadWaveform(url: string, signal: AbortSignal): Promise<LoadedWaveform | null> {
  let waitMs = FIRST_WAIT_MS;
  let failures = 0;
  while (!signal.aborted) {
    const answer = await ask(url, signal);
    if (signal.aborted) return null;
    if (typeof answer === "object") return answer;
    if (answer === "pending") {
      failures = 0;
      waitMs = FIRST_WAIT_MS;
    } else {
      failures += 1;
      if (failures >= MOST_FAILURES) return { kind: "failed" };
    }
    await wait(waitMs, signal);
    if (answer === "failed") waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2);
  }
  return null;
}

async function ask(url: string, signal: AbortSignal): Promise<LoadedWaveform | "pending" | "failed"> {
  try {
    const response = await fetch(url, { signal });
    if (response.status >= 400 && response.status < 500) return { kind: "failed" };
    return response.ok ? toWaveform(await response.json()) : "failed";
  } catch {
    return "failed";
  }
}

function toWaveform(answer: unknown): LoadedWaveform | "pending" | "failed" {
  if (typeof answer !== "object" || answer === null) return "failed";
  const { state, durationMs, bucketMs, peaks, speech, ...rest } = answer as Record<string, unknown>;
  if (state === "pending") return "pending";
  // Our own server's answer, of this very version.
  if (state === "unavailable") return { kind: "none", ...(rest as NoWaveform) };
  if (state !== "ready" || typeof peaks !== "string" || !Array.isArray(speech)) return "failed";
  if (typeof durationMs !== "number" || typeof bucketMs !== "number" || !(durationMs > 0 && bucketMs > 0))
    return "failed";
  return {
    kind: "ready",
    shape: { durationMs, bucketMs, peaks: decodePeaks(peaks) },
    speech: speech.flatMap(({ startMs, endMs }: Partial<TimeRange>) =>
      startMs === undefined || endMs === undefined ? [] : [{ startMs, endMs }],
    ),
  };
}

// The server sends the square root, which gives quiet speech more of the 256 steps.
function decodePeaks(base64: string): Float32Array {
  return Float32Array.from(atob(base64), (character) => (character.charCodeAt(0) / 255) ** 2);
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
    signal.addEventListener("abort", done);
  });
}
