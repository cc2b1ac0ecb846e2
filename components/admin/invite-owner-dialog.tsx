"use client";

import { useState } from "react";
import { OwnerLink } from "@/components/admin/owner-link";
import { answerOf, type Refusal } from "@/components/browser/answer-of";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormAlert } from "@/components/ui/form-alert";
import { Input } from "@/components/ui/input";
import type { OwnerInvited } from "@/lib/data/installation/invite-owner";

type InviteOwnerDialogProps = {
  tenant: { id: string; name: string };
  invite: (tenantId: string, email: string) => Promise<({ ok: true } & OwnerInvited) | Refusal>;
  open: boolean;
  onClose: () => void;
};

/** For an organisation whose owner lost the link, or left. */
export function InviteOwnerDialog({ tenant, invite, open, onClose }: InviteOwnerDialogProps) {
  const [email, setEmail] = useState("");
  const [isSending, setIsSending] = useState(false);
  const [answer, setAnswer] = useState<({ ok: true } & OwnerInvited) | Refusal | null>(null);
  const close = () => {
    setAnswer(null);
    setEmail("");
    onClose();
  };
  const submit = async () => {
    if (isSending) return;
    setIsSending(true);
    setAnswer(await answerOf(() => invite(tenant.id, email)));
    setIsSending(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={`Invite an owner of ${tenant.name}`}
      description="Any earlier invitation to this address is revoked. The organisation’s audit log will show your name."
    >
      {answer?.ok ? (
        <OwnerLink invited={answer} />
      ) : (
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          {answer ? <FormAlert answer={answer} title={answer.reason} /> : null}
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
