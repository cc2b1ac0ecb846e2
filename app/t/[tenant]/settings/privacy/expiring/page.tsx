import { ArrowLeft, CalendarCheck } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SeenNews } from "@/components/notifications/seen-news";
import { ExpiringList } from "@/components/privacy/expiring-list";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { privacySettingsHref } from "@/components/urls/candidate-url";
import { type ExpiringInterviews, listExpiring } from "@/lib/data/retention/expiring";
import { requireMember } from "@/lib/http/gates";

export const metadata: Metadata = { title: "Upcoming deletions" };

export default async function ExpiringPage({ params }: { params: Promise<{ tenant: string }> }) {
  const actor = await requireMember((await params).tenant);
  if (!actor.can("privacy.manage")) notFound();
  const expiring = await listExpiring(actor);
  return (
    <>
      <Link
        href={privacySettingsHref(actor.tenant.slug)}
        className="-ms-1 -mb-3 inline-flex h-8 items-center gap-1.5 self-start rounded-sm px-1 text-muted text-sm hover:text-text touch:h-10"
      >
        <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" /> Privacy
      </Link>
      <Card aria-labelledby="expiring-title">
        <CardHeader
          id="expiring-title"
          title="Upcoming deletions"
          description={
            expiring.total === 0
              ? "What your retention rules will delete, and when."
              : `${counted(expiring)} Each is deleted on its date at the earliest. To keep one longer, open the candidate.`
          }
        />
        <CardBody>
          {expiring.total === 0 ? (
            <EmptyState icon={<CalendarCheck />} title="Nothing will be deleted">
              No interview has a date under the rules as they are.
            </EmptyState>
          ) : (
            <ExpiringList expiring={expiring} />
          )}
        </CardBody>
      </Card>
      <SeenNews tenantSlug={actor.tenant.slug} of={{ kind: "expiry_announced" }} />
    </>
  );
}

function counted({ total, held }: ExpiringInterviews): string {
  const interviews = `${total.toLocaleString("en")} ${total === 1 ? "interview has" : "interviews have"} a date`;
  return held > 0 ? `${interviews}, ${held.toLocaleString("en")} of them on legal hold.` : `${interviews}.`;
}
