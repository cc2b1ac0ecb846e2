import { cookies } from "next/headers";
import { actorForLinkVisitor } from "@/lib/auth/actor";
import { findClosedLink, openLink } from "@/lib/auth/links/link-visits";
import { READER_COOKIE, visitorCookieName, visitorCookies } from "@/lib/auth/links/visitor-cookie";
import { recordVisit } from "@/lib/data/links/link-visits";
import { deviceName } from "@/lib/format/device-name";
import { answer } from "@/lib/http/json";
import { readShortForm } from "@/lib/http/short-body";
import { callerAddress } from "@/lib/net/caller-address";

const PASSCODE_MAX_LENGTH = 100;

/** Opens the link for this browser, and leads on to an address that holds no secret. Works without script. */
export function POST(
  request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  return answer(async () => {
    const { token } = await params;
    const form = await readShortForm(request);
    const closed = await findClosedLink(token);
    const known = closed && (await cookies()).get(visitorCookieName(closed.id))?.value;
    const opened = await openLink({
      token,
      caller: callerAddress(request.headers),
      email: (await cookies()).get(READER_COOKIE)?.value ?? "",
      code: String(form.get("code") ?? "").replace(/\s/g, ""),
      passcode: String(form.get("passcode") ?? "").slice(0, PASSCODE_MAX_LENGTH),
      device: deviceName(request.headers.get("user-agent"), "Unknown device"),
      known: known ?? undefined,
    });
    // The page itself tells of a link that is unknown or over, as it does of one that never was.
    if (opened.outcome === "unknown") return leadTo(`/review/${encodeURIComponent(token)}`);
    if (opened.outcome !== "opened")
      return leadTo(`/review/${encodeURIComponent(token)}?refused=${opened.outcome}`);
    const visitor = await actorForLinkVisitor(opened.linkId, opened.secret);
    if (visitor) await recordVisit(visitor, "link_opened");
    return leadTo(`/review/links/${opened.linkId}`, visitorCookies(opened.linkId, opened.secret));
  });
}

function leadTo(path: string, setCookies: string[] = []): Response {
  const headers = new Headers({ Location: path, "Cache-Control": "no-store" });
  for (const cookie of setCookies) headers.append("Set-Cookie", cookie);
  return new Response(null, { status: 303, headers });
}
