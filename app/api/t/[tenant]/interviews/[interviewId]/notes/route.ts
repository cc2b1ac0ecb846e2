import { z } from "zod";
import { memberOrThrow } from "@/lib/auth/gates";
import { getInterview } from "@/lib/data/interviews";
import { listNotes } from "@/lib/data/notes";
import { notFound } from "@/lib/errors";
import { answer } from "@/lib/http/json";
import { parseInput } from "@/lib/http/parse";

type Context = { params: Promise<{ tenant: string; interviewId: string }> };

export function GET(_request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const { tenant, interviewId } = await params;
    const actor = await memberOrThrow(tenant);
    const interview = await getInterview(actor, parseInput(z.uuid(), interviewId));
    if (!interview) throw notFound("That interview");
    return Response.json(
      { notes: await listNotes(actor, interview.id) },
      { headers: { "Cache-Control": "private, no-store" } },
    );
  });
}
