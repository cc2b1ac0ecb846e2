import { parsePeriod } from "@/app/t/[tenant]/reports/parse-period";
import { recordExport } from "@/lib/data/audit/audit";
import { getReports } from "@/lib/data/reports/reports";
import { notFound } from "@/lib/errors";
import { toCsvFile } from "@/lib/format/csv";
import { fileHeaders } from "@/lib/http/file-stream";
import { memberOrThrow } from "@/lib/http/gates";
import { answer } from "@/lib/http/json";
import { reportTables, tableLines } from "@/lib/reports/report-tables";

type Context = { params: Promise<{ tenant: string; report: string }> };

/** One report as a CSV file. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const { tenant, report } = await params;
    const actor = await memberOrThrow(tenant);
    const days = parsePeriod(new URL(request.url).searchParams.get("days"));
    const table = reportTables(await getReports(actor, days)).find(({ id }) => id === report);
    if (!table) throw notFound("That report");
    await recordExport(actor, "export.report", { report: table.title, days });
    const headers = fileHeaders("text/csv; charset=utf-8", `${table.title}.csv`);
    return new Response(toCsvFile(tableLines(table)), { headers });
  });
}
