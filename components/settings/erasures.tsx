import { ShieldCheck } from "lucide-react";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import { ERASED_THINGS, ERASURE_REASONS } from "@/lib/candidates/erasure-words";
import type { ErasureRecord } from "@/lib/data/erasure/erasures";

/** That people were erased: when, why and by whom, and not who they were. */
export function Erasures({ erasures, total }: { erasures: ErasureRecord[]; total: number }) {
  return (
    <Card aria-labelledby="erasures-title">
      <CardHeader
        id="erasures-title"
        title="Erased candidates"
        description="When and why, for your records. Who they were is not kept."
      />
      <CardBody>
        {total === 0 ? (
          <EmptyState icon={<ShieldCheck />} title="No candidate has been erased">
            To erase one, open their page under Candidates.
          </EmptyState>
        ) : (
          <ul className="divide-y divide-border">
            {erasures.map((erasure) => (
              <Row key={erasure.id} erasure={erasure} />
            ))}
          </ul>
        )}
        {total > erasures.length ? (
          <p className="pt-3 text-muted text-sm">
            The latest {erasures.length} of {total.toLocaleString("en")}. The audit log has all of them.
          </p>
        ) : null}
      </CardBody>
    </Card>
  );
}

function Row({ erasure }: { erasure: ErasureRecord }) {
  const { at, reason, caseNumber, byName, counts, sessionsLeft } = erasure;
  const [one, many] = ERASED_THINGS.interviews;
  return (
    <li className="flex flex-col gap-0.5 py-2.5 first:pt-0 last:pb-0">
      <span>
        {ERASURE_REASONS[reason]}
        {caseNumber ? (
          <>
            {" "}
            · Case <bdi>{caseNumber}</bdi>
          </>
        ) : null}
      </span>
      <span className="text-muted text-sm">
        <Time iso={at} /> · <bdi>{byName ?? "Debrief, after a restore"}</bdi> · {counts.interviews}{" "}
        {counts.interviews === 1 ? one : many}
        {sessionsLeft > 0 ? ` · ${sessionsLeft} still on the platform` : ""}
      </span>
    </li>
  );
}
