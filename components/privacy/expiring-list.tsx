"use client";

import { Scale } from "lucide-react";
import { useTenant } from "@/components/browser/use-tenant";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { candidateHref } from "@/components/urls/candidate-url";
import { RETAINED_WORDS } from "@/lib/candidates/retained-as";
import type { ExpiringInterview, ExpiringInterviews } from "@/lib/data/retention/expiring";

/** Interviews that will be deleted, the first to go first. */
export function ExpiringList({ expiring: { items, total } }: { expiring: ExpiringInterviews }) {
  if (items.length === 0) return null;
  return (
    <>
      <ul className="divide-y divide-border">
        {items.map((item) => (
          <Row key={item.id} item={item} />
        ))}
      </ul>
      {total > items.length ? (
        <p className="pt-1 text-muted text-sm">
          And {(total - items.length).toLocaleString("en")} more, later.
        </p>
      ) : null}
    </>
  );
}

function Row({ item }: { item: ExpiringInterview }) {
  const tenant = useTenant();
  const { candidateId, candidateName, roleName, goesAt, isHeld, isExtended } = item;
  const details = [roleName, RETAINED_WORDS[item.as], isExtended ? "Kept longer" : null];
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2.5 first:pt-0 last:pb-0">
      <span className="flex min-w-0 flex-1 basis-48 flex-col gap-0.5">
        {candidateId === null ? (
          <bdi className="truncate font-medium">{candidateName}</bdi>
        ) : (
          <Link
            href={candidateHref(tenant, candidateId)}
            className="w-fit max-w-full truncate rounded-sm font-medium hover:underline"
          >
            <bdi>{candidateName}</bdi>
          </Link>
        )}
        <span className="truncate text-muted text-sm">
          {details.filter(Boolean).map((one, index) => (
            <span key={one}>
              {index > 0 ? " · " : null}
              <bdi>{one}</bdi>
            </span>
          ))}
        </span>
      </span>
      {isHeld ? (
        <Badge tone="warning" icon={<Scale aria-hidden />}>
          On legal hold
        </Badge>
      ) : (
        <Time iso={goesAt} style="date" className="text-muted text-sm" />
      )}
    </li>
  );
}
