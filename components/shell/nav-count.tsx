import { cn } from "@/components/ui/cn";

/** How much waits behind an entry of the navigation; nothing where nothing does. */
export function NavCount({ count = 0, className }: { count?: number | undefined; className?: string }) {
  if (count === 0) return null;
  return (
    <>
      <span
        aria-hidden
        className={cn(
          "grid h-4.5 min-w-4.5 place-items-center rounded-full bg-accent-soft px-1 font-semibold text-[0.6875rem] text-accent-text tabular-nums leading-none",
          className,
        )}
      >
        {count > 99 ? "99+" : count}
      </span>
      <span className="sr-only">, {count} waiting</span>
    </>
  );
}
