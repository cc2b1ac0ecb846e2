import { answer } from "@/lib/http/json";
import { requireRecording } from "@/lib/http/recording/recording-request";
import { getWaveform } from "@/lib/http/recording/waveform";
import { visitorOrThrow } from "@/lib/http/visitor-gate";

type Context = { params: Promise<{ linkId: string; interviewId: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const { linkId, interviewId } = await params;
    const access = await requireRecording(await visitorOrThrow(linkId), interviewId);
    const waveform = await getWaveform(access, request.signal);
    return Response.json(waveform, { headers: { "Cache-Control": "private, no-store" } });
  });
}
