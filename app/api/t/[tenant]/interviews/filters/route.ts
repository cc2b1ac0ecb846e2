import { parseListInput } from "@/app/t/[tenant]/interviews/(list)/parse-list-input";
import { demandSearch } from "@/lib/auth/search-budget";
import { listFilterOptions } from "@/lib/data/interview-list/filter-options";
import { memberOrThrow } from "@/lib/http/gates";
import { answer } from "@/lib/http/json";

type Context = { params: Promise<{ tenant: string }> };

/** What the filters of the list offer while it is narrowed as the address says. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const actor = await memberOrThrow((await params).tenant);
    const asked = parseListInput(new URL(request.url).searchParams);
    if (asked.query !== "") await demandSearch(actor);
    return Response.json(await listFilterOptions(actor, asked), {
      headers: { "Cache-Control": "private, no-store" },
    });
  });
}
