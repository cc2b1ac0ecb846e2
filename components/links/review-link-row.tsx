"use client";

import Link from "next/link";
import { useState } from "react";
import { answerOf } from "@/components/browser/answer-of";
import type { RevokeReviewLinks } from "@/components/links/link-actions";
import { openCountWords } from "@/components/links/open-count";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { linkHref } from "@/components/urls/link-url";
import type { ReviewLink } from "@/lib/data/links/review-links";

type ReviewLinkRowProps = {
  tenantSlug: string;
  link: ReviewLink;
  revoke: RevokeReviewLinks;
  onRevoked: (link: ReviewLink) => void;
};

/** A link that works now: who made it, whether it was opened, and its end. */
export function ReviewLinkRow({ tenantSlug, link, revoke, onRevoked }: ReviewLinkRowProps) {
  const [error, setError] = useState<string | null>(null);
  const end = async () => {
    const answer = await answerOf(() => revoke([link.id]));
    const [revoked] = answer.ok ? answer.links : [];
    if (revoked) onRevoked(revoked);
    else if (!answer.ok) setError(answer.reason);
  };
  return (
    <div className="flex items-center justify-between gap-3 py-2.5">
      <div className="min-w-0">
        <p>
          <Link href={linkHref(tenantSlug, link.id)} className="hover:underline">
            {link.recipient ? <bdi>For {link.recipient}</bdi> : <>By {link.createdByName}</>}
          </Link>
          , <Time iso={link.createdAt} />
        </p>
        <p className="text-muted text-sm">
          {openCountWords(link)} · ends <Time iso={link.expiresAt} />
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
        description="No one will be able to open the interview with it."
        confirmLabel="Revoke link"
        onConfirm={() => void end()}
      />
    </div>
  );
}
