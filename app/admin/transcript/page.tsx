import type { Metadata } from "next";
import { TryTranscript } from "@/components/admin/try-transcript";
import { PageHeader } from "@/components/shell/page";
import { requireOperator } from "@/lib/http/gates";

export const metadata: Metadata = { title: "Try a transcript" };

export default async function TryTranscriptPage() {
  await requireOperator();
  return (
    <>
      <PageHeader
        title="Try a transcript"
        description="See how Debrief would read a document. It is read in your browser: nothing is sent or stored."
      />
      <TryTranscript />
    </>
  );
}
