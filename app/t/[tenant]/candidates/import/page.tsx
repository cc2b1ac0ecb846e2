import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ImportForm } from "@/components/candidates/import-form";
import { Page, PageHeader } from "@/components/shell/page";
import { Link } from "@/components/ui/link";
import { candidatesHref } from "@/components/urls/candidate-url";
import { requireMember } from "@/lib/http/gates";

export const metadata: Metadata = { title: "Import candidates" };

export default async function ImportPage({ params }: { params: Promise<{ tenant: string }> }) {
  const actor = await requireMember((await params).tenant);
  if (!actor.can("candidates.manage")) notFound();
  const { slug } = actor.tenant;
  return (
    <Page width="narrow">
      <PageHeader
        title="Import candidates"
        description="Add names, email addresses, roles and tags by candidate reference. Candidates without an interview are matched when it arrives."
        back={
          <Link
            href={candidatesHref(slug)}
            className="-ms-1 inline-flex h-8 items-center gap-1.5 self-start rounded-sm px-1 text-muted text-sm hover:text-text touch:h-10"
          >
            <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" /> Candidates
          </Link>
        }
      />
      <ImportForm tenantSlug={slug} templateUrl={`/api/t/${encodeURIComponent(slug)}/candidates/template`} />
    </Page>
  );
}
