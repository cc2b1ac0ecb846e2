import { TranscriptSkeleton } from "@/components/review/transcript-skeleton";
import { Page } from "@/components/shell/page";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <Page>
      <div className="flex flex-col gap-3 py-1">
        <Skeleton className="h-4 w-24" />
        <Skeleton className="h-7 w-56" />
        <Skeleton className="h-4 w-72 max-w-full" />
      </div>
      <div className="grid gap-5 lg:grid-cols-[minmax(20rem,26rem)_minmax(0,1fr)] lg:items-start">
        <Card className="h-36 max-lg:hidden" />
        <Card>
          <TranscriptSkeleton />
        </Card>
      </div>
    </Page>
  );
}
