import { makeZip } from "client-zip";
import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import { personFileSchema } from "@/lib/candidates/person-file";
import { getPersonInterview, type PersonRecord } from "@/lib/data/person-file/person-records";
import {
  fetchTranscriptDocument,
  findResultByInterview,
  type ResultSource,
  recordingOpener,
} from "@/lib/data/results/results";
import { AppError } from "@/lib/errors";
import { PlatformError } from "@/lib/platform/errors";
import { extensionOf, servedContentType } from "@/lib/recording/content-type";
import { PAGE_END, pageHead, pageInterview } from "./person-page";

type Entry = {
  name: string;
  input: string | Uint8Array<ArrayBuffer> | AsyncIterable<string | Uint8Array<ArrayBuffer>>;
};

/**
 * Everything about a person as a ZIP file, made as it is read: one interview and a piece of one recording are in memory.
 * What the platform has not, or does not give, is named in a file of its own. A recording that breaks off breaks the
 * download off, so that half of one does not look whole; so does `signal`. `stop` is called at the end, however it comes.
 */
export function personZip(
  actor: MemberActor,
  record: PersonRecord,
  { signal, stop }: { signal: AbortSignal; stop: () => void },
): ReadableStream<Uint8Array> {
  const zip = makeZip(entriesOf(actor, record, signal)).getReader();
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          signal.throwIfAborted();
          const { value, done } = await zip.read();
          if (value) controller.enqueue(value);
          if (!done) return;
          controller.close();
        } catch (error) {
          controller.error(error);
        }
        stop();
      },
      async cancel(reason) {
        stop();
        // Rejects with the reason by which it is told to end.
        await zip.cancel(reason).catch(() => {});
      },
    },
    { highWaterMark: 1 },
  );
}

async function* entriesOf(
  actor: MemberActor,
  record: PersonRecord,
  signal: AbortSignal,
): AsyncGenerator<Entry> {
  const head = { organisation: actor.tenant.name, exportedAt: new Date().toISOString() };
  const each = () => eachInterview(actor, record);
  yield { name: "index.html", input: pageOf(record, head, each) };
  yield { name: "person.json", input: jsonOf(record, head, each) };
  yield { name: "schema.json", input: JSON.stringify(z.toJSONSchema(personFileSchema), null, 2) };
  const missing: string[] = [];
  for (const [index, interviewId] of record.interviewIds.entries()) {
    const folder = folderOf(index);
    const source = await findResultByInterview(actor, interviewId);
    if (!source) continue;
    const add = async (what: string, open: () => Promise<Entry>) =>
      open().catch((error: unknown) => {
        if (!(error instanceof PlatformError || error instanceof AppError)) throw error;
        missing.push(`${folder}: no ${what} (${error.code})\n`);
        return null;
      });
    const transcript = await add("transcript", () => transcriptOf(actor, source, folder));
    if (transcript) yield transcript;
    const recording = await add("recording", () => recordingOf(actor, source, folder, signal));
    if (recording) yield recording;
  }
  if (missing.length > 0) yield { name: "not-included.txt", input: missing.join("") };
}

type Head = { organisation: string; exportedAt: string };
type Each = () => ReturnType<typeof eachInterview>;

async function* eachInterview(actor: MemberActor, { interviewIds }: PersonRecord) {
  for (const [index, interviewId] of interviewIds.entries()) {
    const interview = await getPersonInterview(actor, interviewId, folderOf(index));
    if (interview) yield interview;
  }
}

async function* pageOf({ displayName, person }: PersonRecord, head: Head, each: Each) {
  yield pageHead(displayName, person, head);
  for await (const interview of each()) yield pageInterview(interview);
  yield PAGE_END;
}

async function* jsonOf({ person }: PersonRecord, head: Head, each: Each) {
  const start = JSON.stringify({ format: "debrief-person-1", ...head, person });
  yield `${start.slice(0, -1)},"interviews":[`;
  let separator = "";
  for await (const interview of each()) {
    yield separator + JSON.stringify(interview);
    separator = ",";
  }
  yield "]}";
}

async function transcriptOf(actor: MemberActor, source: ResultSource, folder: string): Promise<Entry> {
  const { bytes, contentType } = await fetchTranscriptDocument(actor, source);
  const extension = /\bjson\b/i.test(contentType) ? "json" : "txt";
  return { name: `${folder}/transcript.${extension}`, input: new Uint8Array(bytes) };
}

async function recordingOf(
  actor: MemberActor,
  source: ResultSource,
  folder: string,
  signal: AbortSignal,
): Promise<Entry> {
  const { body, contentType } = await recordingOpener(actor, source)({ signal });
  return { name: `${folder}/recording${extensionOf(servedContentType(contentType))}`, input: body };
}

function folderOf(index: number): string {
  return `interview-${index + 1}`;
}
