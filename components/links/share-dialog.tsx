"use client";

import { Link2, SlidersHorizontal } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";
import { answerOf } from "@/components/browser/answer-of";
import type { CreateReviewLink, MadeLink as Made, RevokeReviewLinks } from "@/components/links/link-actions";
import { ReviewLinkRow } from "@/components/links/review-link-row";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Dialog } from "@/components/ui/dialog";
import { newLinkHref } from "@/components/urls/link-url";
import type { ReviewLink } from "@/lib/data/links/review-links";

const MadeLink = dynamic(() => import("@/components/links/made-link").then((module) => module.MadeLink));

type ShareDialogProps = {
  tenantSlug: string;
  interviewId: string;
  links: ReviewLink[];
  /** How long a new link works. */
  days: number;
  /** Whether a new link hides who the candidate is. */
  hidesCandidate: boolean;
  create: CreateReviewLink;
  revoke: RevokeReviewLinks;
};

/** Makes review links for an interview and ends them: by one press, or with everything chosen on a page of its own. */
export function ShareDialog({
  tenantSlug,
  interviewId,
  links: initial,
  days,
  hidesCandidate,
  create,
  revoke,
}: ShareDialogProps) {
  const [links, setLinks] = useState(initial);
  const [made, setMade] = useState<Made | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isMaking, setIsMaking] = useState(false);
  const active = links.filter((link) => link.state === "active" || link.state === "scheduled");

  const make = async () => {
    setIsMaking(true);
    setError(null);
    const answer = await answerOf(() => create({ interviewIds: [interviewId] }));
    setIsMaking(false);
    if (!answer.ok) return setError(answer.reason);
    setMade(answer);
    setLinks([answer.link, ...links]);
  };

  return (
    <Dialog
      trigger={
        <Button>
          <Link2 aria-hidden /> Share
        </Button>
      }
      onOpenChange={(isOpen) => {
        // Shown once: closed, it is gone from the page, too.
        if (!isOpen) setMade(null);
      }}
      title="Share this interview"
      description={`Anyone with the link can hear the recording and read the transcript for ${days} days, without an account. ${hidesCandidate ? "The candidate’s name is hidden. " : ""}Notes are not shared.`}
    >
      {made ? <MadeLink made={made} tenantSlug={tenantSlug} /> : null}
      {error ? (
        <p role="alert" className="text-danger-text">
          {error}
        </p>
      ) : null}
      {made ? null : (
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" onClick={() => void make()} pending={isMaking}>
            Create review link
          </Button>
          <Link href={newLinkHref(tenantSlug, [interviewId])} className={buttonClass()}>
            <SlidersHorizontal aria-hidden /> More options
          </Link>
        </div>
      )}
      {active.length > 0 ? (
        <section aria-label="Active links" className="flex flex-col border-t pt-3">
          <h3 className="font-medium text-sm text-muted">
            {active.length === 1 ? "1 active link" : `${active.length} active links`}
          </h3>
          <ul className="divide-y">
            {active.map((link) => (
              <li key={link.id}>
                <ReviewLinkRow
                  tenantSlug={tenantSlug}
                  link={link}
                  revoke={revoke}
                  onRevoked={(revoked) => {
                    setLinks((before) => before.map((one) => (one.id === revoked.id ? revoked : one)));
                    setMade(null);
                  }}
                />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Dialog>
  );
}
