import { memberOrThrow } from "@/lib/http/gates";
import { answer } from "@/lib/http/json";
import { requireRecording } from "@/lib/http/recording/recording-request";
import { getWaveform } from "@/lib/http/recording/waveform";

type Context = { params: Promise<{ tenant: string; interviewId: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const { tenant, interviewId } = await params;
    const access = await requireRecording(await memberOrThrow(tenant), interviewId);
    const waveform = await getWaveform(access, request.signal);
    return Response.json(waveform, { headers: { "Cache-Control": "private, no-store" } });
  });
}
