import { listResultSessions, listSessionsSchema } from "@/lib/data/results/result-sessions";
import { answer } from "@/lib/http/json";
import { parseInput } from "@/lib/http/parse";
import { resultsActorOf } from "@/lib/http/results-request";

export function GET(request: Request): Promise<Response> {
  return answer(async () => {
    const actor = await resultsActorOf(request);
    const input = parseInput(listSessionsSchema, Object.fromEntries(new URL(request.url).searchParams));
    return Response.json(await listResultSessions(actor, input), {
      headers: { "Cache-Control": "no-store" },
    });
  });
}
