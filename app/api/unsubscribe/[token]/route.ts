import { actorForMailToken } from "@/lib/auth/actor";
import { stopMail } from "@/lib/data/news/notification-settings";
import { notFound } from "@/lib/errors";
import { answer } from "@/lib/http/json";

type Context = { params: Promise<{ token: string }> };

/** The one press in a mail program (RFC 8058): a POST without a login. The link is all it needs. */
export function POST(_request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const actor = await actorForMailToken((await params).token);
    if (!actor) throw notFound("That link");
    await stopMail(actor);
    return new Response(null, { status: 204 });
  });
}
