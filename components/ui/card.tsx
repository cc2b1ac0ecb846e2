import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** A raised area. */
export function Card({ className, ...rest }: ComponentProps<"section">) {
  return <section {...rest} className={cn("rounded-xl border bg-surface shadow-xs", className)} />;
}

type CardHeaderProps = { title: ReactNode; description?: ReactNode; actions?: ReactNode; id?: string };

/** Title line of a card. `id` is put on the heading, for `aria-labelledby`. */
export function CardHeader({ title, description, actions, id }: CardHeaderProps) {
  return (
    <header className="flex items-start justify-between gap-4 px-4 pt-4 sm:px-5">
      <div className="flex min-w-0 flex-col gap-0.5">
        <h2 id={id} className="font-semibold text-lg">
          {title}
        </h2>
        {description ? <p className="text-muted">{description}</p> : null}
      </div>
      {actions}
    </header>
  );
}

/** Content of a card with its padding. */
export function CardBody({ className, ...rest }: ComponentProps<"div">) {
  return <div {...rest} className={cn("p-4 sm:p-5", className)} />;
}
