import { z } from "zod";
import { demandSearch } from "@/lib/auth/search-budget";
import { findByName } from "@/lib/data/interview-list/find-by-name";
import { memberOrThrow } from "@/lib/http/gates";
import { answer } from "@/lib/http/json";
import { parseInput } from "@/lib/http/parse";

type Context = { params: Promise<{ tenant: string }> };

const MOST_OF_A_KIND = 5;

/** What the command palette offers for the words typed so far. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const actor = await memberOrThrow((await params).tenant);
    const query = parseInput(z.string().max(200), new URL(request.url).searchParams.get("q") ?? "");
    await demandSearch(actor);
    return Response.json(
      { found: await findByName(actor, query, MOST_OF_A_KIND) },
      { headers: { "Cache-Control": "private, no-store" } },
    );
  });
}
