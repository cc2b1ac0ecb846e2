"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type Answer, useSend } from "@/components/ui/use-send";

type RenameTenantDialogProps = {
  tenant: { id: string; name: string; slug: string };
  rename: (tenantId: string, name: string) => Promise<Answer>;
  open: boolean;
  onClose: () => void;
};

/** Gives an organisation another name. */
export function RenameTenantDialog({ tenant, rename, open, onClose }: RenameTenantDialogProps) {
  const [name, setName] = useState(tenant.name);
  const { isSending, send } = useSend();
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      title={`Rename ${tenant.name}`}
      description={`Its address stays /t/${tenant.slug}, so that links go on working.`}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void send(() => rename(tenant.id, name), "Renamed.").then((isDone) => isDone && onClose());
        }}
      >
        <Field id={`name-${tenant.id}`} label="Name">
          {(control) => (
            <Input
              {...control}
              required
              maxLength={100}
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
        <Button type="submit" variant="primary" pending={isSending} className="self-end">
          Rename
        </Button>
      </form>
    </Dialog>
  );
}
