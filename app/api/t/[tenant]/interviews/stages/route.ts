import { countStages } from "@/lib/data/interview-list/interview-stages";
import { memberOrThrow } from "@/lib/http/gates";
import { answer } from "@/lib/http/json";

type Context = { params: Promise<{ tenant: string }> };

/** How many interviews the ready-made views of the list have: not with the page, which need not wait for it. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const actor = await memberOrThrow((await params).tenant);
    return Response.json(await countStages(actor), { headers: { "Cache-Control": "private, no-store" } });
  });
}
