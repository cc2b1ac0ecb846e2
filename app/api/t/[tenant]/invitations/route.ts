import { createInviteBatch, previewInvites } from "@/lib/data/invites/invite-batches";
import { AppError } from "@/lib/errors";
import { parseJson } from "@/lib/format/parse-json";
import { memberOrThrow } from "@/lib/http/gates";
import { answer } from "@/lib/http/json";
import { parseInput } from "@/lib/http/parse";
import { hasShortBody } from "@/lib/http/short-body";
import { batchInputSchema } from "@/lib/invites/batch-input";
import { INVITE_LIST_MAX_BYTES } from "@/lib/invites/limits";

type Context = { params: Promise<{ tenant: string }> };

/**
 * A list of people as it is: whom it would invite, or, with the `digest` of that preview, the batch. `input` says to what
 * and how. No action, for the reason that importing candidates is none.
 */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const actor = await memberOrThrow((await params).tenant);
    actor.demand("candidates.manage");
    if (!hasShortBody(request, INVITE_LIST_MAX_BYTES))
      throw new AppError("invalid_input", "The list is larger than 256 KB.");
    const { searchParams } = new URL(request.url);
    const input = parseInput(batchInputSchema, parseJson(searchParams.get("input") ?? ""));
    const digest = searchParams.get("digest");
    const file = new Uint8Array(await request.arrayBuffer());
    const done =
      digest === null
        ? { preview: await previewInvites(actor, input, file) }
        : await createInviteBatch(actor, input, file, digest);
    return Response.json(done, { headers: { "Cache-Control": "no-store" } });
  });
}
