import { getResultSession } from "@/lib/data/results/result-sessions";
import { answer } from "@/lib/http/json";
import { resultsActorOf } from "@/lib/http/results-request";

type Context = { params: Promise<{ sessionId: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const { sessionId } = await params;
    const actor = await resultsActorOf(request, sessionId);
    return Response.json(await getResultSession(actor, sessionId), {
      headers: { "Cache-Control": "no-store" },
    });
  });
}
