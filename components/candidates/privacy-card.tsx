import { UserX } from "lucide-react";
import { buttonClass } from "@/components/ui/button-class";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { eraseHref } from "@/components/urls/candidate-url";

/** What a candidate can ask for under data protection law. */
export function PrivacyCard({ tenantSlug, candidateId }: { tenantSlug: string; candidateId: string }) {
  return (
    <Card aria-labelledby="privacy-title">
      <CardHeader
        id="privacy-title"
        title="Privacy"
        description="For requests under data protection law. Only owners and admins see this."
      />
      <CardBody className="flex flex-wrap gap-2">
        <Link href={eraseHref(tenantSlug, candidateId)} className={buttonClass()}>
          <UserX aria-hidden /> Erase
        </Link>
      </CardBody>
    </Card>
  );
}
