import { Banner } from "@/components/ui/banner";
import { CopyField } from "@/components/ui/copy-field";
import type { OwnerInvited } from "@/lib/data/installation/invite-owner";

/** The link of an owner's invitation, the one time that it is shown. */
export function OwnerLink({ invited: { email, link, isMailed } }: { invited: OwnerInvited }) {
  return (
    <div className="flex flex-col gap-3">
      <Banner
        role="status"
        tone={isMailed ? "success" : "warning"}
        title={isMailed ? `The invitation to ${email} is on its way.` : `No email was sent to ${email}.`}
      >
        {isMailed
          ? "If it does not arrive, send this link yourself."
          : "Send this link yourself. Anyone who has it can become the owner, so share it with no one else."}
      </Banner>
      <CopyField
        id="owner-link"
        label="Invitation link"
        value={link}
        hint="It works once, within seven days. Copy it now. It will not be shown again."
        copiedHint="Link copied."
        isPrimary
      />
    </div>
  );
}
