import { z } from "zod";
import { getInterview } from "@/lib/data/interviews/interviews";
import { listNotes } from "@/lib/data/notes/notes";
import { notFound } from "@/lib/errors";
import { memberOrThrow } from "@/lib/http/gates";
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
