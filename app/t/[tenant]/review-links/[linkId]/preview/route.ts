import { visitorCookies } from "@/lib/auth/links/visitor-cookie";
import { createPreview } from "@/lib/data/links/link-visits";
import { memberOrThrow } from "@/lib/http/gates";
import { answer } from "@/lib/http/json";

type Context = { params: Promise<{ tenant: string; linkId: string }> };

/** Lets a member in where readers of the link are, and leads them there. */
export function POST(_request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const { tenant, linkId } = await params;
    const { secret } = await createPreview(await memberOrThrow(tenant), linkId);
    const headers = new Headers({ Location: `/review/links/${linkId}`, "Cache-Control": "no-store" });
    for (const cookie of visitorCookies(linkId, secret)) headers.append("Set-Cookie", cookie);
    return new Response(null, { status: 303, headers });
  });
}
