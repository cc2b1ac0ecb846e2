"use client";

import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { deleteTenantAction } from "@/lib/actions/installation";

type DeleteTenantDialogProps = {
  tenant: { id: string; name: string; interviewCount: number };
  open: boolean;
  onClose: () => void;
};

/** Deletes an organisation, once its name is typed: there is no way back. */
export function DeleteTenantDialog({ tenant, open, onClose }: DeleteTenantDialogProps) {
  const [typed, setTyped] = useState("");
  const { isSending, send } = useSend();
  const close = () => {
    setTyped("");
    onClose();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={`Delete ${tenant.name}?`}
      description="Its notes, reviews, decisions, links, keys and candidates will be permanently deleted. The platform keeps its interviews, people keep their accounts, and the audit log is kept."
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void send(() => deleteTenantAction(tenant.id, typed), `${tenant.name} is deleted.`).then(
            (isDone) => isDone && close(),
          );
        }}
      >
        <Field
          id={`delete-${tenant.id}`}
          label="Enter the organisation’s name"
          hint={<bdi className="break-words">{tenant.name}</bdi>}
        >
          {(control) => (
            <Input
              {...control}
              required
              autoComplete="off"
              spellCheck={false}
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          )}
        </Field>
        <Button
          type="submit"
          variant="danger"
          pending={isSending}
          disabled={typed.trim() !== tenant.name}
          className="self-end"
        >
          Delete permanently
        </Button>
      </form>
    </Dialog>
  );
}
