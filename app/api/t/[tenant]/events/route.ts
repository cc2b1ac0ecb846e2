import { eventStream } from "@/lib/http/event-stream";
import { memberCheck } from "@/lib/http/gates";
import { answer } from "@/lib/http/json";

type Context = { params: Promise<{ tenant: string }> };

export const dynamic = "force-dynamic";

export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const check = await memberCheck((await params).tenant);
    const actor = await check();
    // A browser that connects again by itself says what it heard last; a page, when it was rendered.
    const heard = request.headers.get("last-event-id");
    const { searchParams } = new URL(request.url);
    const since = heard ?? searchParams.get("since") ?? "";
    const sinceMs = /^\d{1,15}$/.test(since) ? Number(since) : null;
    const isWatching = searchParams.get("watching") !== "no";
    return new Response(await eventStream(actor, check, request.signal, { sinceMs, isWatching }), {
      headers: {
        "Content-Type": "text/event-stream; charset=utf-8",
        // Compressed, an event would wait for the next one.
        "Cache-Control": "no-store, no-transform",
        // nginx would otherwise hold events back.
        "X-Accel-Buffering": "no",
      },
    });
  });
}
