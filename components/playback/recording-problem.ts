/**
 * Why a recording does not play, as far as it can be told. `slow`: it is only waited for. `not-maskable`: its file may say
 * whose it is, to somebody who must not learn it.
 */
export type PlaybackProblem =
  | "signed-out"
  | "gone"
  | "not-ready"
  | "unreachable"
  | "offline"
  | "slow"
  | "not-a-recording"
  | "not-maskable"
  | "unplayable";

const ANSWER_WITHIN_MS = 10_000;

/**
 * What our own server says of the recording at `url`, since the `<audio>` element only says that it failed.
 * `fine`: it is there and may be heard.
 */
export async function askAfterRecording(
  url: string,
): Promise<Exclude<PlaybackProblem, "unplayable"> | "fine"> {
  try {
    const { status, headers } = await fetch(url, {
      method: "HEAD",
      cache: "no-store",
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    if (status === 401) return "signed-out";
    if (status === 403 || status === 404 || status === 410) return "gone";
    const told = headers.get("x-recording-problem");
    if (told === "not-a-recording" || told === "not-maskable") return told;
    if (status === 409) return "not-ready";
    return status < 400 ? "fine" : "unreachable";
  } catch (error) {
    if (error instanceof DOMException && error.name === "TimeoutError") return "slow";
    return navigator.onLine === false ? "offline" : "unreachable";
  }
}
