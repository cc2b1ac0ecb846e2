"use client";

import { Link as LinkIcon } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { MadeLink, PreviewButton } from "@/components/links/made-link";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Card, CardBody } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { linkHref } from "@/components/urls/link-url";
import {
  copyLinkAddressAction,
  extendReviewLinkAction,
  replaceLinkTokenAction,
  revokeReviewLinksAction,
} from "@/lib/actions/links";
import type { ReviewLink } from "@/lib/data/links/review-links";

type LinkControlsProps = {
  tenantSlug: string;
  link: ReviewLink;
  /** How much longer an extended link works. */
  days: number;
  /** They made it, and its address is kept. */
  mayCopy: boolean;
  /** Else the link can be looked at and ended, and no more. */
  mayShare: boolean;
};

/** What can be done with a link: preview, other terms, more time, a new address, its end. */
export function LinkControls(props: LinkControlsProps) {
  const { tenantSlug, link, days, mayCopy, mayShare } = props;
  const router = useRouter();
  const [url, setUrl] = useState<string | null>(null);
  const show = async () => {
    const answer = await send(() => copyLinkAddressAction(tenantSlug, link.id), undefined, "copy");
    if (answer) setUrl(answer.url);
  };
  const { sending, send } = useSend();
  const run = async <A extends { ok: boolean }>(act: () => Promise<A>, done: string, which: string) => {
    const answer = await send(act, done, which);
    router.refresh();
    return answer;
  };
  if (link.state === "revoked") return null;
  return (
    <Card aria-label="Manage link">
      <CardBody className="flex flex-col gap-2">
        {url ? (
          <div className="w-full">
            <MadeLink made={{ url, passcode: null, link }} tenantSlug={tenantSlug} />
          </div>
        ) : mayCopy ? (
          <Button variant="primary" pending={sending === "copy"} onClick={() => void show()}>
            <LinkIcon aria-hidden /> Show address
          </Button>
        ) : null}
        {url || link.state === "expired" ? null : <PreviewButton tenantSlug={tenantSlug} linkId={link.id} />}
        {mayShare ? (
          <>
            <Link href={`${linkHref(tenantSlug, link.id)}/change`} className={buttonClass()}>
              Edit link
            </Link>
            <Button
              pending={sending === "extend"}
              onClick={() =>
                void run(
                  () => extendReviewLinkAction(tenantSlug, link.id, days),
                  `The link now works for ${days} days`,
                  "extend",
                )
              }
            >
              Extend to {days} days from now
            </Button>
            <AlertDialog
              trigger={<Button pending={sending === "replace"}>Replace the address</Button>}
              title="Replace the address?"
              description="The old address stops working at once. Anyone viewing now will need the new one."
              confirmLabel="Replace address"
              tone="primary"
              onConfirm={async () => {
                const act = () => replaceLinkTokenAction(tenantSlug, link.id);
                const answer = await run(act, "Address replaced", "replace");
                if (answer) setUrl(answer.url);
              }}
            />
          </>
        ) : null}
        <AlertDialog
          trigger={
            <Button variant="danger-quiet" pending={sending === "revoke"}>
              Revoke
            </Button>
          }
          title="Revoke this link?"
          description="No one will be able to open it, and any playback ends."
          confirmLabel="Revoke link"
          onConfirm={() =>
            void run(() => revokeReviewLinksAction(tenantSlug, [link.id]), "Link revoked", "revoke")
          }
        />
      </CardBody>
    </Card>
  );
}
