import { recordExport } from "@/lib/data/audit/audit";
import { getPersonRecord } from "@/lib/data/person-file/person-records";
import { notFound } from "@/lib/errors";
import { watchAccess } from "@/lib/http/access-watch";
import { fileHeaders } from "@/lib/http/file-stream";
import { memberCheck, trustedMemberOrThrow } from "@/lib/http/gates";
import { answer } from "@/lib/http/json";
import { personZip } from "@/lib/http/person/person-zip";

type Context = { params: Promise<{ tenant: string; candidateId: string }> };

/**
 * Everything about a candidate as a ZIP file, for whoever asks what there is on them. It breaks off within seconds when they
 * are erased, or who downloads it may do so no longer.
 */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const { tenant, candidateId } = await params;
    const actor = await trustedMemberOrThrow(tenant);
    const record = await getPersonRecord(actor, candidateId);
    if (!record) throw notFound("That candidate");
    const interviews = record.interviewIds.length;
    await recordExport(actor, "export.candidate", { interviews }, { kind: "candidate", id: candidateId });
    const check = await memberCheck(tenant);
    const access = watchAccess(async () => {
      if (!(await getPersonRecord(await check(), candidateId))) throw notFound("That candidate");
    });
    request.signal.addEventListener("abort", access.stop);
    const signal = AbortSignal.any([request.signal, access.signal]);
    return new Response(personZip(actor, record, { signal, stop: access.stop }), {
      headers: fileHeaders("application/zip", `${record.displayName}.zip`),
    });
  });
}
