"use client";

import { EyeOff, SearchX, Users } from "lucide-react";
import { CandidateListLink } from "@/components/candidates/candidate-list-navigation";
import { buttonClass } from "@/components/ui/button-class";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { EMPTY_STATE, importHref } from "@/components/urls/candidate-url";
import type { CandidatePage } from "@/lib/data/candidates/candidates";

type NoCandidatesProps = { tenantSlug: string; hides: CandidatePage["hides"]; canManage: boolean };

/** An organisation without a single candidate, or a reader who must not know any. */
export function NoCandidatesYet({ tenantSlug, hides, canManage }: NoCandidatesProps) {
  return (
    <Card>
      {hides === "anonymous" ? (
        <EmptyState icon={<EyeOff />} title="Candidates are anonymous to you">
          Your organisation hides names from reviewers, so interviews are judged on what is said. Your
          assignments are under “To review”.
        </EmptyState>
      ) : hides === "out of reach" ? (
        <EmptyState icon={<Users />} title="No candidates yet">
          Candidates appear here once you are asked to review their interviews.
        </EmptyState>
      ) : (
        <EmptyState
          icon={<Users />}
          title="No candidates yet"
          action={
            canManage ? (
              <Link href={importHref(tenantSlug)} className={buttonClass()}>
                Import candidates
              </Link>
            ) : null
          }
        >
          Everyone invited to an interview appears here automatically.
        </EmptyState>
      )}
    </Card>
  );
}

/** Filter or search leave nothing. */
export function NoMatchingCandidates() {
  return (
    <EmptyState
      icon={<SearchX />}
      title="No matching candidates"
      action={
        <CandidateListLink to={EMPTY_STATE} className={buttonClass()}>
          Show all candidates
        </CandidateListLink>
      }
    >
      Try another search or clear the filters.
    </EmptyState>
  );
}
