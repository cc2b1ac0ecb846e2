// Prints the turns of a transcript with their times, estimated from the recording where the document gives none.
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { RecordingAnalyser, type RecordingAnalysis } from "@/lib/recording/analyse";
import { decodeSpeech } from "@/lib/recording/speech-code";
import { estimateTimings } from "@/lib/transcript/estimate-timings";
import { normaliseTranscript } from "@/lib/transcript/normalise";
import { parseTranscriptBody } from "@/lib/transcript/parse-body";

const [wavFile, jsonFile, ...more] = process.argv.slice(2);
if (!wavFile || !jsonFile || more.length > 0) {
  console.error("usage: npx tsx scripts/align.ts recording.wav transcript.json");
  process.exit(2);
}

// A reader such as `head` may have seen enough.
process.stdout.on("error", () => process.exit());
try {
  const body = await readFile(jsonFile, "utf8").catch((error) => fail(jsonFile, String(error.message)));
  const analysis = await analyse(wavFile).catch((error) => fail(wavFile, String(error.message)));
  if (!analysis.ok) fail(wavFile, `it cannot be analysed as WAV (${analysis.reason})`);
  const { durationMs } = analysis;
  const speech = decodeSpeech(analysis.speech) ?? fail(wavFile, "its speech map cannot be read");
  const document = parseTranscriptBody(body, "application/json");
  const transcript = estimateTimings(normaliseTranscript(document, { durationMs }), speech);
  if (transcript.turns.length === 0) fail(jsonFile, "it has no turns");
  for (const { startMs, endMs, speakerId, text } of transcript.turns) {
    const speaker = transcript.speakers.find(({ id }) => id === speakerId)?.label ?? "";
    console.log([startMs ?? "", endMs ?? "", speaker, text.replaceAll(/\s+/gu, " ")].join("\t"));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function analyse(file: string): Promise<RecordingAnalysis> {
  let result: RecordingAnalysis | null = null;
  const analyser = new RecordingAnalyser((analysis) => {
    result = analysis;
  });
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) analyser.push(chunk);
  await analyser.finish();
  return result ?? { ok: false, version: 0, reason: "failed" };
}

function fail(file: string, why: string): never {
  throw new Error(`${file}: ${why}`);
}
