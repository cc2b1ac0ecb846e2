/**
 * Makes seed/recordings and seed/transcripts from the dialogues in seed/speech. Needs espeak-ng and sox. The same
 * dialogues give the same files. Run: npx tsx sandbox/seed/make-recordings.ts
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { PLANS, type RecordingPlan } from "./recording-plans";
import { SHAPES, type SpokenTurn } from "./transcript-shapes";

type Dialogue = { language: string; turns: ["interviewer" | "candidate", string][] };

const FOLDER = path.dirname(fileURLToPath(import.meta.url));
const SYNTH_RATE = 22_050;
const SAMPLE_BYTES = 2;

const scratch = mkdtempSync(path.join(os.tmpdir(), "recordings-"));
mkdirSync(path.join(FOLDER, "recordings"), { recursive: true });
mkdirSync(path.join(FOLDER, "transcripts"), { recursive: true });
for (const plan of PLANS) make(plan);
rmSync(scratch, { recursive: true });

function make(plan: RecordingPlan): void {
  const dialogue: Dialogue = JSON.parse(
    readFileSync(path.join(FOLDER, "speech", `${plan.speech}.json`), "utf8"),
  );
  const random = seededRandom(plan.name);
  const spoken: SpokenTurn[] = [];
  const tracks: Record<"interviewer" | "candidate", Buffer[]> = { interviewer: [], candidate: [] };
  let atMs = 0;
  const add = (speaker: "interviewer" | "candidate" | null, samples: Buffer) => {
    for (const track of ["interviewer", "candidate"] as const)
      tracks[track].push(track === speaker ? samples : Buffer.alloc(samples.length));
    atMs += (samples.length / SAMPLE_BYTES / SYNTH_RATE) * 1000;
  };
  add(null, silence(600));
  for (const [speaker, text] of dialogue.turns) {
    const startMs = Math.round(atMs);
    // Sentence by sentence, with the pause of somebody who thinks.
    for (const sentence of text.split(/(?<=[.?!؟])\s+/)) {
      add(speaker, speak(sentence, plan.voices[speaker]));
      add(null, silence(speaker === "candidate" ? 180 + random() * 700 : 150));
    }
    spoken.push({ speaker, text, startMs, endMs: Math.round(atMs) - 150 });
    add(null, silence(350 + random() * 900));
  }
  writeRecording(plan, tracks);
  const shape = SHAPES[plan.shape](spoken, dialogue.language);
  writeFileSync(path.join(FOLDER, "transcripts", `${plan.name}.json`), `${JSON.stringify(shape, null, 1)}\n`);
  console.log(plan.name, `${Math.round(atMs / 1000)} s`, plan.shape);
}

/** 16-bit mono samples at SYNTH_RATE, without the silence around them. */
function speak(text: string, { voice, wordsPerMinute, pitch }: RecordingPlan["voices"]["candidate"]): Buffer {
  const wav = path.join(scratch, "turn.wav");
  execFileSync("espeak-ng", [
    "-v",
    voice,
    "-s",
    String(wordsPerMinute),
    "-p",
    String(pitch),
    "-w",
    wav,
    text,
  ]);
  return execFileSync(
    "sox",
    [
      wav,
      "-t",
      "raw",
      "-r",
      String(SYNTH_RATE),
      "-e",
      "signed",
      "-b",
      "16",
      "-c",
      "1",
      "-",
      "silence",
      "1",
      "0.01",
      "0.5%",
      "reverse",
      "silence",
      "1",
      "0.01",
      "0.5%",
      "reverse",
    ],
    { maxBuffer: 64 * 1024 * 1024 },
  );
}

function silence(durationMs: number): Buffer {
  return Buffer.alloc(Math.round((durationMs / 1000) * SYNTH_RATE) * SAMPLE_BYTES);
}

function writeRecording(plan: RecordingPlan, tracks: Record<"interviewer" | "candidate", Buffer[]>): void {
  const raw = (name: "interviewer" | "candidate") => {
    const file = path.join(scratch, `${name}.raw`);
    writeFileSync(file, Buffer.concat(tracks[name]));
    return ["-t", "raw", "-r", String(SYNTH_RATE), "-e", "signed", "-b", "16", "-c", "1", file];
  };
  const { combine, encoding, sampleRate } = plan.format;
  const out = path.join(FOLDER, "recordings", `${plan.name}.wav`);
  // -R and -D keep sox from random dither; -M puts each voice on a channel of its own.
  const join = combine === "stereo" ? "-M" : "-m";
  const level = combine === "stereo" ? [] : ["gain", "-n", "-4"];
  execFileSync("sox", [
    "-R",
    "-D",
    join,
    ...raw("interviewer"),
    ...raw("candidate"),
    ...encoding,
    "-r",
    String(sampleRate),
    out,
    ...level,
  ]);
}

/** The same numbers for the same name (mulberry32). */
function seededRandom(name: string): () => number {
  let state = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
