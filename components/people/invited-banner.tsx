"use client";

import { Banner } from "@/components/ui/banner";
import { CopyField } from "@/components/ui/copy-field";
import type { Invited } from "@/lib/data/people/invite";

/** What became of an invitation: mailed, or a link to hand over, said plainly. */
export function InvitedBanner({ invited: { email, link }, hasMail }: { invited: Invited; hasMail: boolean }) {
  if (link === null)
    return <Banner role="status" tone="success" title={`The invitation to ${email} is on its way.`} />;
  return (
    <div className="flex flex-col gap-3">
      <Banner
        role="status"
        tone="warning"
        title={hasMail ? `The email to ${email} could not be sent.` : `No email was sent to ${email}.`}
      >
        Send this link yourself. Anyone who has it can join in their place, so share it with no one else.
      </Banner>
      <CopyField
        id="invitation-link"
        label="Invitation link"
        value={link}
        hint="Copy it now. It will not be shown again."
        copiedHint="Link copied."
        isPrimary
      />
    </div>
  );
}
