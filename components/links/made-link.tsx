"use client";

import { Eye } from "lucide-react";
import { QrCode } from "@/components/links/qr-code";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Disclosure } from "@/components/ui/disclosure";
import type { ReviewLink } from "@/lib/data/links/review-links";
import { formatDateTime } from "@/lib/format/date-time";

/** A link and its address. The passcode is told once, when it is made: it cannot be read again. */
export type Made = { url: string; passcode: string | null; link: ReviewLink };

/** A link: to copy, to scan, to send, and to look at as its reader will. */
export function MadeLink({ made: { url, passcode, link }, tenantSlug }: { made: Made; tenantSlug: string }) {
  return (
    <div className="flex flex-col gap-4">
      <CopyField
        id="review-link-url"
        label="Review link"
        copyLabel="Copy address"
        value={url}
        hint="You can copy it again later: open the link under Review links."
      />
      {passcode === null ? null : (
        <CopyField
          id="review-link-passcode"
          label="Passcode"
          copyLabel="Copy passcode"
          value={passcode}
          hint="Send it separately from the link. It will not be shown again."
        />
      )}
      <Disclosure
        className="rounded-lg border"
        summary="QR code and email text"
        summaryClassName="px-3 py-2 font-medium"
      >
        <div className="flex flex-col gap-4 border-t p-3">
          <QrCode text={url} label="QR code to scan" />
          <CopyField
            id="review-link-mail"
            label="Email text"
            copyLabel="Copy text"
            value={mailText(url, link)}
            isLong
          />
        </div>
      </Disclosure>
      <PreviewButton tenantSlug={tenantSlug} linkId={link.id} />
    </div>
  );
}

/** Opens what recipients of the link see, in a tab of its own. */
export function PreviewButton({ tenantSlug, linkId }: { tenantSlug: string; linkId: string }) {
  return (
    <form
      method="post"
      action={`/t/${tenantSlug}/review-links/${linkId}/preview`}
      target="_blank"
      rel="noopener"
    >
      <Button type="submit" className="w-full">
        <Eye aria-hidden /> Preview as the recipient sees it
      </Button>
    </form>
  );
}

function mailText(url: string, { recipient, headline, expiresAt, interviews, hasPasscode }: Made["link"]) {
  const what = headline || (interviews.length === 1 ? "an interview" : `${interviews.length} interviews`);
  return [
    recipient ? `Hello ${recipient},` : "Hello,",
    "",
    `here is ${what} for you to review. You do not need an account:`,
    url,
    "",
    ...(!hasPasscode ? [] : ["I will send you the passcode separately.", ""]),
    `The link works until ${formatDateTime(expiresAt, "date", { timeZone: undefined })}. Please do not forward it.`,
  ].join("\n");
}
