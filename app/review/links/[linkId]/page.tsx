import type { Metadata } from "next";
import { SharedList } from "@/components/links/shared-list";
import { getLinkGreeting } from "@/lib/data/links/link-greeting";
import { getVisitProgress } from "@/lib/data/links/visit-progress";
import { getBrand } from "@/lib/data/people/brand";
import { requireVisitor } from "@/lib/http/visitor-gate";
import { SharedInterview } from "./shared-interview";
import { VisitorShell } from "./visitor-shell";

export const metadata: Metadata = { title: "Shared for review" };

type Props = {
  params: Promise<{ linkId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What a visitor comes to: the one interview, or the list of them. */
export default async function SharedPage({ params, searchParams }: Props) {
  const { linkId } = await params;
  const actor = await requireVisitor(linkId);
  const [first, second] = actor.interviewIds;
  if (first !== undefined && second === undefined)
    return <SharedInterview actor={actor} interviewId={first} moment={(await searchParams).t} />;
  const [greeting, brand, steps] = await Promise.all([
    getLinkGreeting(actor),
    getBrand(actor),
    getVisitProgress(actor),
  ]);
  return (
    <VisitorShell actor={actor} recipient={greeting.recipient}>
      <SharedList
        linkId={linkId}
        organisation={brand.name}
        greeting={greeting}
        asksForFeedback={actor.terms.allowsFeedback}
        interviews={steps}
      />
    </VisitorShell>
  );
}
