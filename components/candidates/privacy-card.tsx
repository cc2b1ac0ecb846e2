import { Download, UserX } from "lucide-react";
import { ExtendDialog } from "@/components/privacy/extend-dialog";
import { HoldList } from "@/components/privacy/hold-list";
import { PlaceHoldDialog } from "@/components/privacy/place-hold-dialog";
import { buttonClass } from "@/components/ui/button-class";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { eraseHref, personFileHref } from "@/components/urls/candidate-url";
import type { LegalHold } from "@/lib/data/erasure/legal-holds";
import type { CandidateRetention } from "@/lib/data/retention/expiring";
import { dayLabel } from "@/lib/format/date-range";

type PrivacyCardProps = {
  tenantSlug: string;
  candidateId: string;
  holds: LegalHold[];
  retention: CandidateRetention;
  thisYear: number;
};

/** What a candidate can ask for under data protection law, and what stands against it. */
export function PrivacyCard({ tenantSlug, candidateId, holds, retention, thisYear }: PrivacyCardProps) {
  return (
    <Card aria-labelledby="privacy-title">
      <CardHeader
        id="privacy-title"
        title="Privacy"
        description="For requests under data protection law. Only owners and admins see this."
      />
      <CardBody className="flex flex-col gap-4">
        {holds.length > 0 ? (
          <section aria-labelledby="held-title" className="flex flex-col gap-2">
            <h3 id="held-title" className="text-muted text-sm">
              On legal hold
            </h3>
            <HoldList holds={holds} candidateId={candidateId} />
          </section>
        ) : null}
        <Retention retention={retention} isHeld={holds.length > 0} />
        <div className="flex flex-wrap gap-2">
          <a href={personFileHref(tenantSlug, candidateId)} className={buttonClass()}>
            <Download aria-hidden /> Export
          </a>
          <PlaceHoldDialog candidateId={candidateId} thisYear={thisYear} />
          {retention.goesAt === null ? null : <ExtendDialog candidateId={candidateId} thisYear={thisYear} />}
          <Link href={eraseHref(tenantSlug, candidateId)} className={buttonClass()}>
            <UserX aria-hidden /> Erase
          </Link>
        </div>
      </CardBody>
    </Card>
  );
}

/** When the rules delete what there is, and what keeps it. */
function Retention({ retention, isHeld }: { retention: CandidateRetention; isHeld: boolean }) {
  const { goesAt, interviews, extension } = retention;
  if (goesAt === null && extension === null) return null;
  return (
    <section aria-labelledby="kept-title" className="flex flex-col gap-1">
      <h3 id="kept-title" className="text-muted text-sm">
        Retention
      </h3>
      {goesAt === null ? null : (
        <p>
          {interviews === 1 ? "The interview will be" : "The first interview will be"} deleted on{" "}
          <Time iso={goesAt} style="date" />
          {isHeld ? ", once no hold keeps it" : null}.
        </p>
      )}
      {extension === null ? null : (
        <p className="text-muted text-sm">
          Kept until {dayLabel(extension.until)} by <bdi>{extension.extendedByName}</bdi>:{" "}
          <bdi className="break-words">{extension.reason}</bdi>
        </p>
      )}
    </section>
  );
}
