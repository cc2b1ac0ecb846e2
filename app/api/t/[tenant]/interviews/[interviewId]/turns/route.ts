import { memberOrThrow } from "@/lib/http/gates";
import { answer } from "@/lib/http/json";
import { wholeTranscript } from "@/lib/http/whole-transcript";

type Context = { params: Promise<{ tenant: string; interviewId: string }> };

export function GET(_request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const { tenant, interviewId } = await params;
    return wholeTranscript(await memberOrThrow(tenant), interviewId);
  });
}
