import { performance } from "node:perf_hooks";
import { normaliseTranscript } from "@/lib/transcript/normalise";
import { parseTranscriptBody } from "@/lib/transcript/parse-body";
import { markdownTable } from "../shared/markdown-table";
import { median } from "../shared/statistics";
import { HOSTILE, KINDS } from "./kinds";

const MEGABYTE = 1_000_000;
const SIZES = [1, 2, 4, 5, 8];
const HOSTILE_BYTES = 250_000;
const ROUNDS = 5;

/** How long reading takes by size for each kind of document, beside its `JSON.parse`, and for hostile ones. */
export async function run(): Promise<string> {
  const kinds = Object.entries(KINDS).map(([name, make]) => {
    const measured = SIZES.map((size) => measure(make(size * MEGABYTE)));
    const [least, most] = [measured[0], measured.at(-1)];
    const growth = least && most ? most.readMs / most.bytes / (least.readMs / least.bytes) : Number.NaN;
    const atFive = measured[SIZES.indexOf(5)];
    return [
      name,
      ...measured.map(({ readMs }) => whole(readMs)),
      whole(atFive?.parseMs ?? 0),
      growth.toFixed(1),
    ];
  });
  const hostile = Object.entries(HOSTILE).map(([name, make]) => {
    const read = [HOSTILE_BYTES, HOSTILE_BYTES * 2].map((bytes) => timeToRead(documentOf(make(bytes))));
    return [name, ...read.map(whole)];
  });
  return [
    `Median of ${ROUNDS} rounds, in milliseconds. The last column is how much longer a byte takes at 8 MB than at 1 MB.`,
    "",
    markdownTable(
      ["document", ...SIZES.map((size) => `${size} MB`), "`JSON.parse` of 5 MB", "growth"],
      kinds,
    ),
    "",
    markdownTable(["hostile", "250 kB", "500 kB"], hostile),
  ].join("\n");
}

function measure(made: unknown): { bytes: number; readMs: number; parseMs: number } {
  const isText = typeof made === "string";
  const body = isText ? made : JSON.stringify(made);
  const parse = () => (isText ? parseTranscriptBody(body, "") : JSON.parse(body));
  return {
    bytes: body.length,
    readMs: timeToRead(documentOf(made)),
    parseMs: timeOf(parse),
  };
}

const documentOf = (made: unknown) => (typeof made === "string" ? parseTranscriptBody(made, "") : made);

const timeToRead = (document: unknown) => timeOf(() => normaliseTranscript(document));

function timeOf(work: () => unknown): number {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  return median(times);
}

const whole = (ms: number) => (ms < 10 ? ms.toFixed(1) : ms.toFixed(0));
