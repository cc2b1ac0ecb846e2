import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** The margins of a page inside a shell. `narrow` suits forms and text. */
export function Page({
  width = "wide",
  className,
  children,
}: {
  width?: "wide" | "narrow";
  className?: string;
  children: ReactNode;
}) {
  return (
    <div
      className={cn(
        "flex flex-col gap-5 px-4 py-5 sm:px-6 lg:px-8 lg:py-6 low:gap-2 low:py-2",
        // On a wide screen in its middle; pages of every width begin at the same place.
        "ms-[max(0px,calc((100%-96rem)/2))]",
        width === "narrow" ? "max-w-3xl" : "max-w-[96rem]",
        className,
      )}
    >
      {children}
    </div>
  );
}

type PageHeaderProps = {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** A way back, above the title. */
  back?: ReactNode;
  /** A preview of a page is none, and has no heading of one. */
  headingLevel?: "h1" | "p";
};

/** The page's one `h1` and what belongs beside it. */
export function PageHeader({
  title,
  description,
  actions,
  back,
  headingLevel: Heading = "h1",
}: PageHeaderProps) {
  return (
    <header className="flex flex-col gap-1 low:flex-row low:items-center low:gap-4">
      {back}
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1.5 low:flex-1 low:gap-y-0">
        <Heading className="break-words font-semibold text-xl">{title}</Heading>
        {actions ? <div className="flex flex-wrap gap-2 sm:row-span-2">{actions}</div> : null}
        {description ? (
          <p className={cn("text-pretty text-muted", actions ? "max-sm:col-span-2" : "col-span-2")}>
            {description}
          </p>
        ) : null}
      </div>
    </header>
  );
}
