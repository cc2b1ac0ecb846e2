import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { REPORT_PERIODS } from "@/lib/reports/reports";

/** Which days the reports are about. */
export function PeriodLinks({ href, days }: { href: string; days: number }) {
  return (
    <nav aria-label="Period">
      <ul className="flex gap-1">
        {REPORT_PERIODS.map((period) => (
          <li key={period}>
            <Link
              href={`${href}?days=${period}`}
              aria-current={period === days ? "page" : undefined}
              className={cn(
                "inline-flex h-8 items-center rounded-md border border-transparent px-2.5 font-medium text-muted text-sm transition-colors hover:text-text touch:h-10",
                period === days && "border-border-strong bg-surface text-text",
              )}
            >
              {period === 365 ? "A year" : `${period} days`}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
