import { answer } from "@/lib/http/json";
import { visitorOrThrow } from "@/lib/http/visitor-gate";
import { wholeTranscript } from "@/lib/http/whole-transcript";

type Context = { params: Promise<{ linkId: string; interviewId: string }> };

export function GET(_request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const { linkId, interviewId } = await params;
    return wholeTranscript(await visitorOrThrow(linkId), interviewId);
  });
}
