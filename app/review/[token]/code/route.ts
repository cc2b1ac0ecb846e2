import { z } from "zod";
import { sendLinkCode } from "@/lib/auth/links/link-codes";
import { readerCookie } from "@/lib/auth/links/visitor-cookie";
import { normaliseEmail } from "@/lib/auth/login/email-address";
import { answer } from "@/lib/http/json";
import { readShortForm } from "@/lib/http/short-body";
import { callerAddress } from "@/lib/net/caller-address";

const email = z.email().max(200);

/** Mails a code to whoever may open the link. What is answered does not tell who may. */
export function POST(
  request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  return answer(async () => {
    const { token } = await params;
    const form = await readShortForm(request);
    const asked = email.safeParse(normaliseEmail(String(form.get("email") ?? "")));
    const page = `/review/${encodeURIComponent(token)}`;
    const headers = new Headers({ Location: page, "Cache-Control": "no-store" });
    if (asked.success) {
      const isWithin = await sendLinkCode(token, asked.data, callerAddress(request.headers));
      if (isWithin) headers.append("Set-Cookie", readerCookie(asked.data));
      else headers.set("Location", `${page}?refused=rate_limited`);
    }
    return new Response(null, { status: 303, headers });
  });
}
