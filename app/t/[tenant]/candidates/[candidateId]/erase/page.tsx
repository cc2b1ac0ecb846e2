import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EraseForm } from "@/components/candidates/erase-form";
import { HoldList } from "@/components/privacy/hold-list";
import { Page, PageHeader } from "@/components/shell/page";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { candidateHref } from "@/components/urls/candidate-url";
import { previewErasure } from "@/lib/data/erasure/erasures";
import { requireMember } from "@/lib/http/gates";

export const metadata: Metadata = { title: "Erase candidate" };

type Props = { params: Promise<{ tenant: string; candidateId: string }> };

export default async function ErasePage({ params }: Props) {
  const { tenant, candidateId } = await params;
  const actor = await requireMember(tenant);
  const { slug } = actor.tenant;
  const preview = actor.can("privacy.manage") ? await previewErasure(actor, candidateId) : null;
  if (!preview) notFound();
  const { displayName, counts, holds } = preview;
  return (
    <Page width="narrow">
      <PageHeader
        title={
          <>
            Erase <bdi>{displayName}</bdi>
          </>
        }
        description={
          holds.length > 0
            ? null
            : "Everything about this candidate is deleted for good. This cannot be undone."
        }
        back={
          <Link
            href={candidateHref(slug, candidateId)}
            className="-ms-1 inline-flex h-8 max-w-full items-center gap-1.5 self-start rounded-sm px-1 text-muted text-sm hover:text-text touch:h-10"
          >
            <ArrowLeft aria-hidden className="size-4 shrink-0 rtl:-scale-x-100" />
            <bdi className="truncate">{displayName}</bdi>
          </Link>
        }
      />
      {holds.length > 0 ? (
        <Card aria-labelledby="held-title">
          <CardHeader
            id="held-title"
            title="On legal hold"
            description="This candidate cannot be erased until every hold that covers them ends."
          />
          <CardBody>
            <HoldList holds={holds} candidateId={candidateId} />
          </CardBody>
        </Card>
      ) : (
        <EraseForm candidateId={candidateId} displayName={displayName} counts={counts} />
      )}
    </Page>
  );
}
