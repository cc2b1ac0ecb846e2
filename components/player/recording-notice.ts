import type { PlaybackProblem } from "@/components/playback/recording-problem";
import type { LoadedWaveform } from "./waveform-source";

/** The one thing that the player says of its recording: a banner when it does not play, else a quiet line. */
export type RecordingNotice =
  | { kind: "banner"; tone: "info" | "warning"; title: string; advice: string; action: string | null }
  | { kind: "line"; text: string };

type Words = { title: string; advice: string; action: string | null };

const PROBLEMS: Record<Exclude<PlaybackProblem, "unplayable">, Words> = {
  "signed-out": {
    title: "Your session has expired.",
    advice: "Sign in again in another tab, then continue here. Nothing is lost.",
    action: "Continue",
  },
  gone: {
    title: "This recording is no longer available.",
    advice: "It was removed, or you no longer have access.",
    action: null,
  },
  offline: {
    title: "You are offline.",
    advice: "Playback resumes when you are back online.",
    action: "Try again",
  },
  slow: {
    title: "Waiting for the recording.",
    advice: "The platform is sending it slowly. Playback resumes once this part arrives.",
    action: null,
  },
  "not-ready": {
    title: "The recording is not ready yet.",
    advice: "The platform is still preparing it. This usually takes less than a minute.",
    action: "Try again",
  },
  unreachable: {
    title: "The recording could not be loaded.",
    advice: "The connection or the interview platform is down. Playback resumes where it stopped.",
    action: "Try again",
  },
  "not-a-recording": {
    title: "The platform did not send a recording.",
    advice: "Waiting will not help. Contact the platform’s support.",
    action: "Try again",
  },
  "not-maskable": {
    title: "This recording cannot be played here.",
    advice:
      "The candidate’s name is hidden from you, and a file of this kind may contain it. Ask the person who gave you access.",
    action: null,
  },
};

const EMPTY: Words = {
  title: "The recording is empty.",
  advice: "Its file contains no sound.",
  action: null,
};
const NOT_AUDIO: Words = {
  title: "The stored recording is not audio.",
  advice: "It is text or a document. Contact the platform’s support.",
  action: null,
};
const UNPLAYABLE: Words = {
  title: "This browser cannot play the recording.",
  advice: "The file is damaged or in an unsupported format. Download it to play it elsewhere.",
  action: "Try again",
};

/**
 * What to say, given what goes wrong with playing and what is known of the file; null when all is well. What playing
 * itself shows stands before what was read from the file, and nothing is said twice.
 */
export function recordingNotice(
  problem: PlaybackProblem | null,
  waveform: LoadedWaveform | null,
): RecordingNotice | null {
  const file = waveform?.kind === "none" ? waveform : null;
  if (problem !== null && problem !== "unplayable") return banner(PROBLEMS[problem], problem);
  if (file?.reason === "empty") return banner(EMPTY);
  if (file?.reason === "not_audio") return banner(NOT_AUDIO);
  if (problem === "unplayable")
    return banner(file?.reason === "unsupported_encoding" ? coded(file.codec) : UNPLAYABLE);
  if (waveform?.kind === "failed") return { kind: "line", text: "The waveform could not be loaded." };
  return file ? { kind: "line", text: `There is no waveform: ${withoutWaveform(file)}.` } : null;
}

function banner(words: Words, problem?: PlaybackProblem): RecordingNotice {
  const isPassing = problem === "not-ready" || problem === "slow";
  return { kind: "banner", tone: isPassing ? "info" : "warning", ...words };
}

function coded(codec: string | undefined): Words {
  return {
    title: "This browser cannot play the recording.",
    advice: `It is encoded as ${codec ?? "an unusual format"}, which few browsers support. Download it to play it elsewhere.`,
    action: null,
  };
}

function withoutWaveform(file: Extract<LoadedWaveform, { kind: "none" }>): string {
  if (file.reason === "no_room") return "the recording is too long for this server to analyse";
  if (file.reason === "unsupported_encoding")
    return `the recording is encoded as ${file.codec ?? "an unusual format"}`;
  return file.reason === "not_wav" ? "the recording is not a WAV file" : "the recording could not be read";
}
