"use client";

import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { candidateHref } from "@/components/urls/candidate-url";
import { releaseLegalHoldAction } from "@/lib/actions/privacy";
import type { LegalHold } from "@/lib/data/erasure/legal-holds";
import { dayLabel } from "@/lib/format/date-range";

type HoldListProps = {
  holds: LegalHold[];
  /** Of whom the page is. */
  candidateId?: string;
};

/** Holds that are in force: on what, why, since when and until when; and the way to release each. */
export function HoldList({ holds, candidateId }: HoldListProps) {
  const tenant = useTenant();
  const { isSending, send } = useSend();
  return (
    <ul className="divide-y divide-border">
      {holds.map((hold) => (
        <li key={hold.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5 first:pt-0 last:pb-0">
          <div className="flex min-w-0 flex-1 basis-48 flex-col gap-0.5">
            <span className="font-medium">
              {hold.candidate && hold.candidate.id === candidateId ? (
                "This candidate"
              ) : (
                <HeldThing hold={hold} tenantSlug={tenant} />
              )}
            </span>
            <span className="whitespace-pre-wrap break-words">
              <bdi>{hold.reason}</bdi>
            </span>
            <span className="text-muted text-sm">
              <bdi>{hold.placedByName}</bdi>, <Time iso={hold.placedAt} style="date" /> ·{" "}
              {hold.until === null ? "No end date" : `Until ${dayLabel(hold.until)}`}
            </span>
          </div>
          <AlertDialog
            trigger={
              <Button size="sm" pending={isSending}>
                Release<span className="sr-only"> the hold: {hold.reason}</span>
              </Button>
            }
            title="Release this legal hold?"
            description="What it covers can be erased again, and by rules after a week’s notice, unless another hold covers it, too."
            confirmLabel="Release"
            onConfirm={() => void send(() => releaseLegalHoldAction(tenant, hold.id), "Legal hold released")}
          />
        </li>
      ))}
    </ul>
  );
}

function HeldThing({ hold: { candidate, roleName }, tenantSlug }: { hold: LegalHold; tenantSlug: string }) {
  if (candidate)
    return (
      <Link href={candidateHref(tenantSlug, candidate.id)} className="rounded-sm hover:underline">
        <bdi>{candidate.displayName}</bdi>
      </Link>
    );
  if (roleName !== null)
    return (
      <>
        Everyone interviewed for <bdi>{roleName}</bdi>
      </>
    );
  return "Every candidate";
}
