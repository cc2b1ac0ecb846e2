"use client";

import { UserX } from "lucide-react";
import { useSelection } from "@/components/interviews/selection";
import { SelectionFrame } from "@/components/interviews/selection-frame";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";
import { eraseSeveralHref } from "@/components/urls/candidate-url";
import { MOST_ERASED } from "@/lib/candidates/erasure-words";

/** What to do with the selected candidates. */
export function CandidateSelectionBar({ tenantSlug }: { tenantSlug: string }) {
  const { selected } = useSelection<{ id: string }>();
  return (
    <SelectionFrame label="Selected candidates">
      {selected.size > MOST_ERASED ? (
        <Button size="sm" disabled title={`At most ${MOST_ERASED} can be erased at once.`}>
          <UserX aria-hidden /> Erase…
        </Button>
      ) : (
        <Link
          href={eraseSeveralHref(tenantSlug, [...selected.keys()])}
          className={buttonClass({ size: "sm" })}
        >
          <UserX aria-hidden /> Erase…
        </Link>
      )}
    </SelectionFrame>
  );
}
