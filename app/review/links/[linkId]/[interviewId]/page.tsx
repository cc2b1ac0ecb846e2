import type { Metadata } from "next";
import { requireVisitor } from "@/lib/http/visitor-gate";
import { SharedInterview } from "../shared-interview";

export const metadata: Metadata = { title: "Shared for review" };

type Props = {
  params: Promise<{ linkId: string; interviewId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function SharedInterviewPage({ params, searchParams }: Props) {
  const { linkId, interviewId } = await params;
  const actor = await requireVisitor(linkId);
  return <SharedInterview actor={actor} interviewId={interviewId} moment={(await searchParams).t} />;
}
