import { listJustEnded } from "@/lib/data/news/notifications";
import { memberOrThrow } from "@/lib/http/gates";
import { answer } from "@/lib/http/json";
import { newsPath, newsText } from "@/lib/notifications/wording";

type Context = { params: Promise<{ tenant: string }> };

/** Interviews of the member's that have just ended, in words, for a desktop notification. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const actor = await memberOrThrow((await params).tenant);
    const news = await listJustEnded(actor);
    return Response.json(
      {
        ended: news.map((one) => ({
          id: one.id,
          at: one.at,
          text: newsText(one),
          path: newsPath(actor.tenant.slug, one),
        })),
      },
      { headers: { "Cache-Control": "private, no-store" } },
    );
  });
}
