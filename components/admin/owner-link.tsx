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
        title={isMailed ? `The invitation to ${email} is on its way.` : `No mail was sent to ${email}.`}
      >
        {isMailed
          ? "Should it not arrive, hand over this link yourself."
          : "Hand them this link yourself. Whoever has it can become the owner, so send it to nobody else."}
      </Banner>
      <CopyField
        id="owner-link"
        label="Invitation link"
        value={link}
        hint="It works once, for seven days. Copy it now: it is shown only this once."
        copiedHint="The link is on your clipboard."
        isPrimary
      />
    </div>
  );
}
