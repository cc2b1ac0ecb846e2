import { ArrowLeft, Scale } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EraseSeveralForm } from "@/components/candidates/erase-several-form";
import { Page, PageHeader } from "@/components/shell/page";
import { Badge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { candidateHref, candidatesHref } from "@/components/urls/candidate-url";
import { erasedIdsSchema } from "@/lib/candidates/erasure";
import { previewErasures } from "@/lib/data/erasure/erasures";
import { requireMember } from "@/lib/http/gates";

export const metadata: Metadata = { title: "Erase candidates" };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function EraseSeveralPage({ params, searchParams }: Props) {
  const actor = await requireMember((await params).tenant);
  const { slug } = actor.tenant;
  const ids = erasedIdsSchema.safeParse(String((await searchParams).ids ?? "").split(","));
  if (!actor.can("privacy.manage") || !ids.success) notFound();
  const { candidates, counts } = await previewErasures(actor, ids.data);
  if (candidates.length === 0) notFound();
  const going = candidates.filter(({ isHeld }) => !isHeld);
  return (
    <Page width="narrow">
      <PageHeader
        title={going.length === 1 ? "Erase 1 candidate" : `Erase ${going.length} candidates`}
        description={
          going.length > 0 ? "Everything about them is deleted for good. This cannot be undone." : null
        }
        back={
          <Link
            href={candidatesHref(slug)}
            className="-ms-1 inline-flex h-8 items-center gap-1.5 self-start rounded-sm px-1 text-muted text-sm hover:text-text touch:h-10"
          >
            <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" /> Candidates
          </Link>
        }
      />
      <Card aria-labelledby="chosen-title">
        <CardHeader
          id="chosen-title"
          title="Candidates"
          description={
            going.length < candidates.length ? "Those on legal hold stay until every hold ends." : null
          }
        />
        <CardBody>
          <ul className="divide-y divide-border">
            {candidates.map(({ id, displayName, isHeld }) => (
              <li key={id} className="flex items-center justify-between gap-4 py-2 first:pt-0 last:pb-0">
                <Link href={candidateHref(slug, id)} className="min-w-0 truncate rounded-sm hover:underline">
                  <bdi>{displayName}</bdi>
                </Link>
                {isHeld ? (
                  <Badge tone="warning" icon={<Scale aria-hidden />}>
                    On legal hold
                  </Badge>
                ) : null}
              </li>
            ))}
          </ul>
        </CardBody>
      </Card>
      {going.length > 0 ? <EraseSeveralForm candidates={going} counts={counts} /> : null}
    </Page>
  );
}
