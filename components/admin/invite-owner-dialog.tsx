"use client";

import { useState } from "react";
import { OwnerLink } from "@/components/admin/owner-link";
import { useSend } from "@/components/browser/use-send";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { inviteOwnerAction } from "@/lib/actions/installation";
import type { OwnerInvited } from "@/lib/data/installation/invite-owner";

type InviteOwnerDialogProps = {
  tenant: { id: string; name: string };
  open: boolean;
  onClose: () => void;
};

/** For an organisation whose owner lost the link, or left. */
export function InviteOwnerDialog({ tenant, open, onClose }: InviteOwnerDialogProps) {
  const [email, setEmail] = useState("");
  const { isSending, refusal, forget, send } = useSend("shown");
  const [invited, setInvited] = useState<OwnerInvited | null>(null);
  const close = () => {
    forget();
    setInvited(null);
    setEmail("");
    onClose();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={`Invite an owner of ${tenant.name}`}
      description="Any earlier invitation to this address is revoked. The organisation’s audit log will show your name."
    >
      {invited ? (
        <OwnerLink invited={invited} />
      ) : (
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            void send(() => inviteOwnerAction(tenant.id, email)).then(setInvited);
          }}
        >
          <RefusalAlert refusal={refusal} />
          <Field id={`owner-${tenant.id}`} label="Email">
            {(control) => (
              <Input
                {...control}
                type="email"
                required
                maxLength={254}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                value={email}
                onChange={({ target }) => setEmail(target.value)}
              />
            )}
          </Field>
          <Button type="submit" variant="primary" pending={isSending} className="self-end">
            Invite
          </Button>
        </form>
      )}
    </Dialog>
  );
}
