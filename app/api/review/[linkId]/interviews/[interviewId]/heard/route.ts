import { heardSchema, recordHeard } from "@/lib/data/links/link-visits";
import { answer } from "@/lib/http/json";
import { parseInput } from "@/lib/http/parse";
import { hasShortBody } from "@/lib/http/short-body";
import { visitorOrThrow } from "@/lib/http/visitor-gate";

type Context = { params: Promise<{ linkId: string; interviewId: string }> };

export function POST(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const { linkId, interviewId } = await params;
    const actor = await visitorOrThrow(linkId);
    const body: unknown = hasShortBody(request) ? await request.json().catch(() => null) : null;
    await recordHeard(actor, interviewId, parseInput(heardSchema, body));
    return new Response(null, { status: 204, headers: { "Cache-Control": "no-store" } });
  });
}
