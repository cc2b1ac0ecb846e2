import { recordRead } from "@/lib/data/results/audit-reads";
import { fetchTranscriptDocument, findResultBySession } from "@/lib/data/results/results";
import { answer } from "@/lib/http/json";
import { resultsActorOf } from "@/lib/http/results-request";

const HARMLESS = /^(application\/([\w.-]+\+)?json|application\/x-ndjson|text\/plain)\b/i;

type Context = { params: Promise<{ sessionId: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const { sessionId } = await params;
    const actor = await resultsActorOf(request, sessionId);
    const source = await findResultBySession(actor, sessionId, { isForNow: true });
    const document = await fetchTranscriptDocument(actor, source);
    await recordRead(actor, "interview.transcript_read", source);
    return new Response(new Uint8Array(document.bytes), {
      headers: {
        // Never what a browser would show as a page, whatever the platform calls it.
        "Content-Type": HARMLESS.test(document.contentType)
          ? document.contentType
          : "application/octet-stream",
        "Content-Length": String(document.bytes.length),
        "Cache-Control": "private, no-store",
      },
    });
  });
}
