import { parseListInput } from "@/app/t/[tenant]/interviews/(list)/parse-list-input";
import { recordExport } from "@/lib/data/audit/audit";
import { eachInterviewPage } from "@/lib/data/interview-list/interview-list";
import { csvStream } from "@/lib/http/csv-stream";
import { trustedMemberOrThrow } from "@/lib/http/gates";
import { INTERVIEW_COLUMNS, interviewCells } from "@/lib/http/interview-cells";
import { answer } from "@/lib/http/json";

const ROWS_AT_ONCE = 500;

type Context = { params: Promise<{ tenant: string }> };

/** The interviews of the list, filtered and ordered as its address says, as a CSV file of any length. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const actor = await trustedMemberOrThrow((await params).tenant);
    const { searchParams } = new URL(request.url);
    const asked = parseListInput(searchParams);
    const filters = new URLSearchParams(searchParams);
    filters.delete("q");
    await recordExport(actor, "export.interviews", {
      filters: filters.toString(),
      isSearch: searchParams.has("q"),
    });
    const pages = eachInterviewPage(actor, { ...asked, cursor: null, limit: ROWS_AT_ONCE });
    return csvStream("Interviews.csv", INTERVIEW_COLUMNS, pages, interviewCells);
  });
}
