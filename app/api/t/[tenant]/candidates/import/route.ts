import { IMPORT_MAX_BYTES } from "@/lib/candidates/import-limits";
import { importCandidates, previewImport } from "@/lib/data/candidates/candidate-imports";
import { AppError } from "@/lib/errors";
import { memberOrThrow } from "@/lib/http/gates";
import { answer } from "@/lib/http/json";
import { hasShortBody } from "@/lib/http/short-body";

type Context = { params: Promise<{ tenant: string }> };

/**
 * A CSV file as it is: what it would change, or, with the `digest` of that preview, the import. No action, as these are
 * taken apart as a whole by the thread that everybody waits for, and before anybody knows who sends them.
 */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const actor = await memberOrThrow((await params).tenant);
    actor.demand("candidates.manage");
    if (!hasShortBody(request, IMPORT_MAX_BYTES))
      throw new AppError("invalid_input", "The file is larger than 3 MB.");
    const file = new Uint8Array(await request.arrayBuffer());
    const digest = new URL(request.url).searchParams.get("digest");
    const done =
      digest === null
        ? { preview: await previewImport(actor, file) }
        : { counts: await importCandidates(actor, file, digest) };
    return Response.json(done, { headers: { "Cache-Control": "no-store" } });
  });
}
