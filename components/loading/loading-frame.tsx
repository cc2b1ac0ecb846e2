import { pageTitle } from "@/components/loading/page-title";
import { Page, PageHeader } from "@/components/shell/page";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

const ROWS = ["w-2/3", "w-1/2", "w-3/5", "w-2/5", "w-1/2", "w-3/5"].map((width, row) => [
  `row-${row}`,
  width,
]);

type LoadingFrameProps = {
  /** Where one goes. */
  pathname: string;
  /** What the link there is called: a candidate's name, say. */
  label: string;
};

/** A page that is on its way: its title, and the place of its content. */
export function LoadingFrame({ pathname, label }: LoadingFrameProps) {
  const title = pageTitle(pathname) ?? label;
  return (
    <Page className={/^\/review\//.test(pathname) ? "mx-auto w-full" : ""}>
      <PageHeader title={<bdi>{title}</bdi>} />
      <LoadingRows label={title} />
    </Page>
  );
}

/** The place of a page's content. */
export function LoadingRows({ label }: { label: string }) {
  return (
    <>
      <p role="status" className="sr-only">
        Loading {label}…
      </p>
      <Card className="flex flex-col divide-y overflow-clip">
        {ROWS.map(([key, width]) => (
          <div key={key} className="flex h-14 items-center px-4">
            <Skeleton className={`h-3.5 ${width}`} />
          </div>
        ))}
      </Card>
    </>
  );
}
