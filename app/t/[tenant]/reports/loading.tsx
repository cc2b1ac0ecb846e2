import { Page, PageHeader } from "@/components/shell/page";
import { Skeleton } from "@/components/ui/skeleton";

export default function ReportsLoading() {
  return (
    <Page className="max-w-5xl">
      <PageHeader title="Reports" />
      {["funnel", "times", "open"].map((name) => (
        <Skeleton key={name} className="h-52 rounded-xl" />
      ))}
    </Page>
  );
}
