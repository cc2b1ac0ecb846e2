import { memberOrThrow } from "@/lib/auth/gates";
import { eventStream } from "@/lib/events/stream";
import { answer } from "@/lib/http/json";

type Context = { params: Promise<{ tenant: string }> };

export const dynamic = "force-dynamic";

export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const actor = await memberOrThrow((await params).tenant);
    return new Response(await eventStream(actor, request.signal), {
      headers: {
        "Content-Type": "text/event-stream; charset=utf-8",
        "Cache-Control": "no-store",
        // nginx would otherwise hold events back.
        "X-Accel-Buffering": "no",
      },
    });
  });
}
