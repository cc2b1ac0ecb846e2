import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { batchHref } from "@/components/urls/invite-url";
import { type InviteStage, STAGE_WORDS } from "@/lib/invites/stages";

type StageFilterProps = {
  tenantSlug: string;
  batchId: string;
  counts: Partial<Record<InviteStage, number>>;
  total: number;
  chosen: InviteStage | null;
};

/** How many stand where; each narrows the list to those. */
export function StageFilter({ tenantSlug, batchId, counts, total, chosen }: StageFilterProps) {
  const present = (Object.keys(STAGE_WORDS) as InviteStage[]).filter((stage) => counts[stage]);
  const items: { stage: InviteStage | null; label: string; count: number }[] = [
    { stage: null, label: "Everybody", count: total },
    ...present.map((stage) => ({ stage, label: STAGE_WORDS[stage], count: counts[stage] ?? 0 })),
  ];
  return (
    <nav aria-label="Stages" className="flex flex-wrap gap-1.5">
      {items.map(({ stage, label, count }) => (
        <Link
          key={label}
          href={batchHref(tenantSlug, batchId, stage)}
          aria-current={stage === chosen ? "page" : undefined}
          className={cn(
            "inline-flex h-8 items-center gap-1.5 rounded-md border px-2.5 text-sm touch:h-11",
            stage === chosen ? "border-accent bg-accent-soft text-accent-text" : "text-muted hover:text-text",
          )}
        >
          {label} <span className="tabular-nums">{count}</span>
        </Link>
      ))}
    </nav>
  );
}
