import { makeImportTemplate } from "@/lib/data/candidates/candidate-imports";
import { memberOrThrow } from "@/lib/http/gates";
import { answer } from "@/lib/http/json";
import { attachmentDisposition } from "@/lib/recording/file-name";

type Context = { params: Promise<{ tenant: string }> };

/** A CSV file to fill in and import. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const actor = await memberOrThrow((await params).tenant);
    return new Response(await makeImportTemplate(actor), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": attachmentDisposition("Candidates.csv"),
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
      },
    });
  });
}
