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
        title={hasMail ? `The mail to ${email} could not be sent.` : `No mail was sent to ${email}.`}
      >
        Hand them this link yourself. Whoever has it can join in their place, so send it to nobody else.
      </Banner>
      <CopyField
        id="invitation-link"
        label="Invitation link"
        value={link}
        hint="Copy it now: it is shown only this once."
        copiedHint="The link is on your clipboard."
        isPrimary
      />
    </div>
  );
}
