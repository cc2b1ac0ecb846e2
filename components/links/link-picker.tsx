"use client";

import { AudioLines } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { ListSearch } from "@/components/data-table/list-search";
import { buttonClass } from "@/components/ui/button-class";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { linksHref, newLinkHref } from "@/components/urls/link-url";
import type { Interview } from "@/lib/data/interviews/interviews";
import { formatDuration } from "@/lib/format/duration";

type Item = Pick<Interview, "id" | "candidateName" | "roleName" | "durationSec" | "completedAt">;

type LinkPickerProps = {
  tenantSlug: string;
  /** The newest that were completed, or those that `query` is found in. */
  items: Item[];
  query: string;
  /** How many a link may hold. */
  most: number;
};

/** Chooses what a new link shows; what is chosen stays while one searches for more. */
export function LinkPicker({ tenantSlug, items, query, most }: LinkPickerProps) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [chosen, setChosen] = useState<Item[]>([]);
  const toggle = (item: Item) =>
    setChosen((before) =>
      before.some(({ id }) => id === item.id)
        ? before.filter(({ id }) => id !== item.id)
        : [...before, item].slice(0, most),
    );
  const isChosen = (item: Item) => chosen.some(({ id }) => id === item.id);
  const shown = [...chosen.filter((one) => !items.some(({ id }) => id === one.id)), ...items];
  if (shown.length === 0 && query === "")
    return (
      <Card>
        <EmptyState icon={<AudioLines />} title="No completed interviews yet">
          Interviews can be shared once they are completed.
        </EmptyState>
      </Card>
    );
  return (
    <div className="flex flex-col gap-4">
      <ListSearch
        query={query}
        isPending={isPending}
        label="Search interviews"
        placeholder="Candidate or role"
        onSearch={(text) =>
          startTransition(() =>
            router.replace(`${linksHref(tenantSlug)}/new?q=${encodeURIComponent(text.trim())}`, {
              scroll: false,
            }),
          )
        }
      />
      <Card className="overflow-clip">
        {shown.length === 0 ? (
          <EmptyState title="No matching interviews" className="py-10" />
        ) : (
          <ul className="divide-y">
            {shown.map((item) => (
              <li key={item.id} className="px-4 py-1.5 hover:bg-surface-hover">
                <Checkbox
                  checked={isChosen(item)}
                  onChange={() => toggle(item)}
                  label={<bdi className="font-medium">{item.candidateName}</bdi>}
                  description={
                    <span className="flex flex-wrap gap-x-3">
                      {item.roleName ? <bdi>{item.roleName}</bdi> : null}
                      {item.durationSec === null ? null : <span>{formatDuration(item.durationSec)}</span>}
                      {item.completedAt ? <Time iso={item.completedAt} style="date" /> : null}
                    </span>
                  }
                />
              </li>
            ))}
          </ul>
        )}
      </Card>
      <div className="sticky bottom-[var(--bottom-bar,0px)] -mx-4 flex items-center gap-3 border-t bg-bg px-4 py-3 sm:-mx-6 sm:px-6">
        {chosen.length === 0 ? (
          <p className="text-muted">Choose at least one interview.</p>
        ) : (
          <Link
            href={newLinkHref(
              tenantSlug,
              chosen.map(({ id }) => id),
            )}
            className={buttonClass({ variant: "primary" })}
          >
            Continue with {chosen.length === 1 ? "1 interview" : `${chosen.length} interviews`}
          </Link>
        )}
      </div>
    </div>
  );
}
