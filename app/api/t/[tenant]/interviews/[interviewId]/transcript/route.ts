import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import { getInterview } from "@/lib/data/interviews/interviews";
import { recordDownload } from "@/lib/data/results/audit-reads";
import {
  fetchTranscriptDocument,
  findResultByInterview,
  type ResultSource,
} from "@/lib/data/results/results";
import { getTimedTranscript } from "@/lib/data/results/timed-transcript";
import { notFound } from "@/lib/errors";
import { fileHeaders } from "@/lib/http/file-stream";
import { memberOrThrow } from "@/lib/http/gates";
import { answer } from "@/lib/http/json";
import { parseInput } from "@/lib/http/parse";
import { TRANSCRIPT_FORMATS, transcriptFile } from "@/lib/http/transcript-file";

type Context = { params: Promise<{ tenant: string; interviewId: string }> };

const QUERY = z.object({ format: z.enum([...TRANSCRIPT_FORMATS, "original"]) });

/** The transcript as a file; `original` is the platform's document, byte for byte. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const { tenant, interviewId } = await params;
    const actor = await memberOrThrow(tenant);
    const { searchParams } = new URL(request.url);
    const { format } = parseInput(QUERY, { format: searchParams.get("format") });
    const interview = await getInterview(actor, parseInput(z.uuid(), interviewId));
    const source = interview && (await findResultByInterview(actor, interview.id));
    if (!source) throw notFound("That interview");
    await recordDownload(actor, "interview.transcript_downloaded", source, { format });
    if (format === "original") return originalDocument(actor, source);
    const durationMs = interview.durationSec === null ? null : interview.durationSec * 1000;
    const file = transcriptFile(await getTimedTranscript(actor, source, durationMs), format);
    return new Response(file.body, {
      headers: fileHeaders(file.contentType, `${source.fileName}.${format}`),
    });
  });
}

async function originalDocument(actor: MemberActor, source: ResultSource): Promise<Response> {
  const { bytes, contentType } = await fetchTranscriptDocument(actor, source);
  const isJson = /\bjson\b/i.test(contentType);
  // Never a type that a browser would run, whatever the platform calls it.
  const type = isJson ? "application/json; charset=utf-8" : "text/plain; charset=utf-8";
  const name = `${source.fileName} (original).${isJson ? "json" : "txt"}`;
  return new Response(new Uint8Array(bytes), { headers: fileHeaders(type, name) });
}
