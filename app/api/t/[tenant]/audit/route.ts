import { parseAuditFilter } from "@/app/t/[tenant]/settings/audit/parse-audit-filter";
import { recordExport } from "@/lib/data/audit/audit";
import { eachAuditPage } from "@/lib/data/audit/audit-log";
import { AUDIT_COLUMNS, auditCells } from "@/lib/http/audit-cells";
import { csvStream } from "@/lib/http/csv-stream";
import { fileStream } from "@/lib/http/file-stream";
import { trustedMemberOrThrow } from "@/lib/http/gates";
import { answer } from "@/lib/http/json";

const ROWS_AT_ONCE = 500;

type Context = { params: Promise<{ tenant: string }> };

/** The audit log, filtered as its address says: as CSV, or with `format=jsonl` one JSON object a line. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const actor = await trustedMemberOrThrow((await params).tenant);
    actor.demand("audit.read");
    const { searchParams } = new URL(request.url);
    await recordExport(actor, "export.audit", { filters: searchParams.toString() });
    const pages = eachAuditPage(
      actor,
      parseAuditFilter(Object.fromEntries(searchParams)).filter,
      ROWS_AT_ONCE,
    );
    if (searchParams.get("format") !== "jsonl")
      return csvStream("Audit log.csv", AUDIT_COLUMNS, pages, auditCells);
    const file = {
      fileName: "Audit log.jsonl",
      contentType: "application/x-ndjson; charset=utf-8",
      head: "",
    };
    return fileStream(file, pages, (entry) => `${JSON.stringify(entry)}\n`);
  });
}
