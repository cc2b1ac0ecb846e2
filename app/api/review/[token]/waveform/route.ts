import { actorForReviewToken } from "@/lib/auth/actor";
import { notFound } from "@/lib/errors";
import { answer } from "@/lib/http/json";
import { requireRecording } from "@/lib/http/recording-request";
import { getWaveform } from "@/lib/http/waveform";

type Context = { params: Promise<{ token: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const actor = await actorForReviewToken((await params).token);
    if (!actor) throw notFound("That review link");
    const access = await requireRecording(actor, actor.interviewId);
    const waveform = await getWaveform(access, request.signal);
    return Response.json(waveform, { headers: { "Cache-Control": "private, no-store" } });
  });
}
