"use client";

import { invitationNote } from "@/components/people/invitation-note";
import { InviteFields, type InviteFieldsProps } from "@/components/people/invite-fields";
import { Dialog } from "@/components/ui/dialog";

/** Asks people in from another page. */
export function InviteDialog({ onClose, ...props }: InviteFieldsProps & { onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title="Invite your team"
      description={invitationNote(props.hasMail)}
      className="sm:max-w-xl"
    >
      <InviteFields {...props} />
    </Dialog>
  );
}
