"use client";

import { EyeOff, SearchX, Users } from "lucide-react";
import Link from "next/link";
import { CandidateListLink } from "@/components/candidates/candidate-list-navigation";
import { buttonClass } from "@/components/ui/button-class";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { EMPTY_STATE, importHref } from "@/components/urls/candidate-url";
import type { CandidatePage } from "@/lib/data/candidates/candidates";

type NoCandidatesProps = { tenantSlug: string; hides: CandidatePage["hides"]; canManage: boolean };

/** An organisation without a single candidate, or a reader who must not know any. */
export function NoCandidatesYet({ tenantSlug, hides, canManage }: NoCandidatesProps) {
  return (
    <Card>
      {hides === "anonymous" ? (
        <EmptyState icon={<EyeOff />} title="Candidates are anonymous to you">
          Your organisation keeps names from reviewers, so that interviews are judged by what is said. What
          you are asked to review is under “To review”.
        </EmptyState>
      ) : hides === "out of reach" ? (
        <EmptyState icon={<Users />} title="No candidates yet">
          Here are the candidates of the interviews assigned to you. As soon as you are asked to review one,
          its candidate appears.
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
          Everybody who is invited to an interview appears here by themselves, with all of their interviews.
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
      title="Nobody matches"
      action={
        <CandidateListLink to={EMPTY_STATE} className={buttonClass()}>
          Show all candidates
        </CandidateListLink>
      }
    >
      No candidate matches this search and these filters.
    </EmptyState>
  );
}
