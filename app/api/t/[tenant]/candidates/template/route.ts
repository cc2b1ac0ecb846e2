import { IMPORT_COLUMNS } from "@/lib/candidates/parse-import";
import { templateCells } from "@/lib/candidates/template-cells";
import { recordExport } from "@/lib/data/audit/audit";
import { eachTemplatePage } from "@/lib/data/candidates/import-template";
import { csvStream } from "@/lib/http/csv-stream";
import { trustedMemberOrThrow } from "@/lib/http/gates";
import { answer } from "@/lib/http/json";

type Context = { params: Promise<{ tenant: string }> };

/** A CSV file to fill in and import, with the candidates whose references are known. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const actor = await trustedMemberOrThrow((await params).tenant);
    actor.demand("candidates.manage");
    await recordExport(actor, "export.candidates", {});
    return csvStream("Candidates.csv", IMPORT_COLUMNS, eachTemplatePage(actor), templateCells);
  });
}
