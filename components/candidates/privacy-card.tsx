import { Download, UserX } from "lucide-react";
import { HoldList } from "@/components/privacy/hold-list";
import { PlaceHoldDialog } from "@/components/privacy/place-hold-dialog";
import { buttonClass } from "@/components/ui/button-class";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { eraseHref, personFileHref } from "@/components/urls/candidate-url";
import type { LegalHold } from "@/lib/data/erasure/legal-holds";

type PrivacyCardProps = { tenantSlug: string; candidateId: string; holds: LegalHold[]; thisYear: number };

/** What a candidate can ask for under data protection law, and what stands against it. */
export function PrivacyCard({ tenantSlug, candidateId, holds, thisYear }: PrivacyCardProps) {
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
        <div className="flex flex-wrap gap-2">
          <a href={personFileHref(tenantSlug, candidateId)} className={buttonClass()}>
            <Download aria-hidden /> Export
          </a>
          <PlaceHoldDialog candidateId={candidateId} thisYear={thisYear} />
          <Link href={eraseHref(tenantSlug, candidateId)} className={buttonClass()}>
            <UserX aria-hidden /> Erase
          </Link>
        </div>
      </CardBody>
    </Card>
  );
}
