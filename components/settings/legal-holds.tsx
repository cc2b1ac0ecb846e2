import { HoldList } from "@/components/privacy/hold-list";
import { PlaceHoldDialog } from "@/components/privacy/place-hold-dialog";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { LegalHold } from "@/lib/data/erasure/legal-holds";

type LegalHoldsProps = { holds: LegalHold[]; roleNames: string[]; thisYear: number };

/** Everything that must be kept, and the way to hold a role or everybody. */
export function LegalHolds({ holds, roleNames, thisYear }: LegalHoldsProps) {
  return (
    <Card aria-labelledby="holds-title">
      <CardHeader
        id="holds-title"
        title="Legal holds"
        description="Candidates who cannot be erased or deleted by a rule, such as during a dispute. To hold one candidate, open their page."
      />
      <CardBody className="flex flex-col items-start gap-4">
        {holds.length === 0 ? (
          <p className="text-muted">Nothing is held.</p>
        ) : (
          <div className="w-full">
            <HoldList holds={holds} />
          </div>
        )}
        <PlaceHoldDialog roleNames={roleNames} thisYear={thisYear} />
      </CardBody>
    </Card>
  );
}
