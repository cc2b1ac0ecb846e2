"use client";

import { Link2, SlidersHorizontal } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import type { Made } from "@/components/links/made-link";
import { ReviewLinkRow } from "@/components/links/review-link-row";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine } from "@/components/ui/error-line";
import { Link } from "@/components/ui/link";
import { newLinkHref } from "@/components/urls/link-url";
import { createReviewLinkAction } from "@/lib/actions/links";
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
};

/** Makes review links for an interview and ends them: by one press, or with everything chosen on a page of its own. */
export function ShareDialog({
  tenantSlug,
  interviewId,
  links: initial,
  days,
  hidesCandidate,
}: ShareDialogProps) {
  const [links, setLinks] = useState(initial);
  const [made, setMade] = useState<Made | null>(null);
  const { isSending, refusal, send } = useSend("shown");
  const active = links.filter((link) => link.state === "active" || link.state === "scheduled");

  const make = async () => {
    const answer = await send(() => createReviewLinkAction(tenantSlug, { interviewIds: [interviewId] }));
    if (!answer) return;
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
      description={`Anyone with the link can hear the recording and read the transcript for ${days} days, without an account. ${hidesCandidate ? "The candidate’s name is hidden. " : ""}Notes are not shared.${made ? "" : " To ask for feedback, choose More options."}`}
    >
      {made ? <MadeLink made={made} tenantSlug={tenantSlug} /> : null}
      <ErrorLine error={refusal?.reason} />
      {made ? null : (
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" onClick={() => void make()} pending={isSending}>
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
