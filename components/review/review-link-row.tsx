"use client";

import { useState } from "react";
import type { RevokeReviewLink } from "@/components/review/review-link-actions";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { answerOf } from "@/components/ui/answer-of";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import type { ReviewLink } from "@/lib/data/review-links";

type ReviewLinkRowProps = {
  link: ReviewLink;
  revoke: RevokeReviewLink;
  onRevoked: (link: ReviewLink) => void;
};

/** A link that works now: who made it, whether it was opened, and its end. */
export function ReviewLinkRow({ link, revoke, onRevoked }: ReviewLinkRowProps) {
  const [error, setError] = useState<string | null>(null);
  const end = async () => {
    const answer = await answerOf(() => revoke(link.id));
    if (answer.ok) onRevoked(answer.link);
    else setError(answer.reason);
  };
  return (
    <div className="flex items-center justify-between gap-3 py-2.5">
      <div className="min-w-0">
        <p>
          By {link.createdByName}, <Time iso={link.createdAt} />
        </p>
        <p className="text-muted text-sm">
          <OpenCount link={link} /> · ends <Time iso={link.expiresAt} />
        </p>
        {error ? (
          <p role="alert" className="text-danger-text text-sm">
            {error}
          </p>
        ) : null}
      </div>
      <AlertDialog
        trigger={<Button size="sm">Revoke</Button>}
        title="Revoke this link?"
        description="Whoever has it can no longer open the interview, from this moment on."
        confirmLabel="Revoke link"
        onConfirm={() => void end()}
      />
    </div>
  );
}

/** `Not opened yet`, `Opened once`, `Opened 4 times`. */
export function OpenCount({ link: { openCount } }: { link: Pick<ReviewLink, "openCount"> }) {
  if (openCount === 0) return "Not opened yet";
  return openCount === 1 ? "Opened once" : `Opened ${openCount} times`;
}
