"use client";

import { useSend } from "@/components/browser/use-send";
import { openCountWords } from "@/components/links/open-count";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { linkHref } from "@/components/urls/link-url";
import { revokeReviewLinksAction } from "@/lib/actions/links";
import type { ReviewLink } from "@/lib/data/links/review-links";

type ReviewLinkRowProps = {
  tenantSlug: string;
  link: ReviewLink;
  onRevoked: (link: ReviewLink) => void;
};

/** A link that works now: who made it, whether it was opened, and its end. */
export function ReviewLinkRow({ tenantSlug, link, onRevoked }: ReviewLinkRowProps) {
  const { isSending, refusal, send } = useSend("shown");
  const end = async () => {
    const answer = await send(() => revokeReviewLinksAction(tenantSlug, [link.id]));
    const [revoked] = answer?.links ?? [];
    if (revoked) onRevoked(revoked);
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
          {openCountWords(link)} · expires <Time iso={link.expiresAt} />
        </p>
        <ErrorLine error={refusal?.reason} />
      </div>
      <AlertDialog
        trigger={
          <Button size="sm" pending={isSending}>
            Revoke
          </Button>
        }
        title="Revoke this link?"
        description="No one will be able to open it, and any playback ends."
        confirmLabel="Revoke link"
        onConfirm={() => void end()}
      />
    </div>
  );
}
