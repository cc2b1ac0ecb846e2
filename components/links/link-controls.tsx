"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { answerOf } from "@/components/browser/answer-of";
import type { ExtendReviewLink, ReplaceLinkToken, RevokeReviewLinks } from "@/components/links/link-actions";
import { PreviewButton } from "@/components/links/made-link";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Card, CardBody } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import { linkHref } from "@/components/urls/link-url";
import type { ReviewLink } from "@/lib/data/links/review-links";

type LinkControlsProps = {
  tenantSlug: string;
  link: ReviewLink;
  /** How much longer an extended link works. */
  days: number;
  /** Else the link can be looked at and ended, and no more. */
  mayShare: boolean;
  revoke: RevokeReviewLinks;
  extend: ExtendReviewLink;
  replace: ReplaceLinkToken;
};

/** What can be done with a link: preview, other terms, more time, a new address, its end. */
export function LinkControls(props: LinkControlsProps) {
  const { tenantSlug, link, days, mayShare, revoke, extend, replace } = props;
  const router = useRouter();
  const [url, setUrl] = useState<string | null>(null);
  const run = async <A extends { ok: boolean }>(
    action: () => Promise<A | { ok: false; reason: string }>,
    done: string,
  ) => {
    const answer = await answerOf(action);
    if (!answer.ok) toast.error("reason" in answer ? String(answer.reason) : "Something went wrong.");
    else toast.success(done);
    router.refresh();
    return answer;
  };
  if (link.state === "revoked") return null;
  return (
    <Card aria-label="Manage link">
      <CardBody className="flex flex-col items-start gap-3">
        {url ? (
          <div className="w-full">
            <CopyField
              id="new-address"
              label="New address"
              copyLabel="Copy address"
              value={url}
              hint="Copy it now. It will not be shown again."
            />
          </div>
        ) : null}
        {link.state === "expired" ? null : <PreviewButton tenantSlug={tenantSlug} linkId={link.id} />}
        {mayShare ? (
          <>
            <Link href={`${linkHref(tenantSlug, link.id)}/change`} className={buttonClass()}>
              Change what it shows
            </Link>
            <Button
              onClick={() => void run(() => extend(link.id, days), `The link now works for ${days} days`)}
            >
              Extend to {days} days from now
            </Button>
            <AlertDialog
              trigger={<Button>Replace the address</Button>}
              title="Replace the address?"
              description="The old address stops working at once. Anyone viewing now will need the new one."
              confirmLabel="Replace address"
              tone="primary"
              onConfirm={async () => {
                const answer = await run(() => replace(link.id), "Address replaced");
                if (answer.ok && "url" in answer) setUrl(String(answer.url));
              }}
            />
          </>
        ) : null}
        <AlertDialog
          trigger={<Button variant="danger-quiet">Revoke</Button>}
          title="Revoke this link?"
          description="No one will be able to open it, and any playback ends."
          confirmLabel="Revoke link"
          onConfirm={() => void run(() => revoke([link.id]), "Link revoked")}
        />
      </CardBody>
    </Card>
  );
}
