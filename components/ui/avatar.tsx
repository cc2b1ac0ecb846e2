import { cn } from "@/components/ui/cn";
import { initials } from "@/lib/format/initials";

/** The first letters of a name on a square. Decoration: the name stands beside it. */
export function Avatar({ name, className }: { name: string; className?: string }) {
  return (
    <span
      aria-hidden
      className={cn(
        "grid size-7 shrink-0 select-none place-items-center rounded-md bg-accent-soft font-semibold text-accent-text text-xs",
        className,
      )}
    >
      {initials(name)}
    </span>
  );
}
