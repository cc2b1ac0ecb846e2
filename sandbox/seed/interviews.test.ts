import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { seedRecordingPath, seedRecordingSeconds } from "../recordings";
import { SEED_INTERVIEWS } from "./interviews";
import { PLANS } from "./recording-plans";

const transcriptPath = (file: string) => path.join(import.meta.dirname, "transcripts", file);

test("every file that an interview names is there, and a recording is as long as its header says", () => {
  for (const { recordingFile, transcriptFile } of SEED_INTERVIEWS) {
    if (recordingFile) expect(seedRecordingSeconds(recordingFile)).toBeGreaterThan(60);
    if (transcriptFile) expect(existsSync(transcriptPath(transcriptFile))).toBe(true);
  }
});

test("at least eight recordings last between one and six minutes and all together stay small", () => {
  const lengths = PLANS.map(({ name }) => seedRecordingSeconds(`${name}.wav`));
  expect(lengths.filter((seconds) => seconds >= 60 && seconds <= 360).length).toBeGreaterThanOrEqual(8);
  const sizes = PLANS.map(({ name }) => statSync(seedRecordingPath(`${name}.wav`)).size);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(40 * 1024 * 1024);
});

test("the recordings hold sound", () => {
  for (const { name } of PLANS) {
    const bytes = readFileSync(seedRecordingPath(`${name}.wav`));
    expect(new Set(bytes.subarray(20_000, 60_000)).size, name).toBeGreaterThan(20);
  }
});

test("all statuses, several languages and several transcript shapes are there", () => {
  expect(new Set(SEED_INTERVIEWS.map(({ status }) => status)).size).toBe(4);
  const languages = new Set(SEED_INTERVIEWS.map(({ language }) => language.slice(0, 2)));
  expect(languages.size).toBeGreaterThanOrEqual(3);
  expect(languages).toContain("ar");
  expect(new Set(PLANS.map(({ shape }) => shape)).size).toBeGreaterThanOrEqual(4);
  expect(SEED_INTERVIEWS.filter(({ client }) => client === "acme").length).toBeGreaterThanOrEqual(12);
});
