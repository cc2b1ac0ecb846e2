import { countUnread } from "@/lib/data/news/notifications";
import { memberOrThrow } from "@/lib/http/gates";
import { answer } from "@/lib/http/json";

type Context = { params: Promise<{ tenant: string }> };

/** How much news the member has not seen. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return answer(async () =>
    Response.json(
      { count: await countUnread(await memberOrThrow((await params).tenant)) },
      { headers: { "Cache-Control": "private, no-store" } },
    ),
  );
}
