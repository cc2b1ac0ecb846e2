import { answer } from "@/lib/http/json";
import { requireRecording } from "@/lib/http/recording-request";
import { visitorOrThrow } from "@/lib/http/visitor-gate";
import { getWaveform } from "@/lib/http/waveform";

type Context = { params: Promise<{ linkId: string; interviewId: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const { linkId, interviewId } = await params;
    const access = await requireRecording(await visitorOrThrow(linkId), interviewId);
    const waveform = await getWaveform(access, request.signal);
    return Response.json(waveform, { headers: { "Cache-Control": "private, no-store" } });
  });
}
