"use client";

import { useState } from "react";
import type { ConnectionActions } from "@/components/settings/connections";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useSend } from "@/components/ui/use-send";

type RenameConnectionDialogProps = Pick<ConnectionActions, "rename"> & {
  connection: { id: string; name: string };
  open: boolean;
  onClose: () => void;
};

/** Gives a connection another name. */
export function RenameConnectionDialog({ connection, rename, open, onClose }: RenameConnectionDialogProps) {
  const [name, setName] = useState(connection.name);
  const { isSending, send } = useSend();
  return (
    <Dialog open={open} onOpenChange={onClose} title={`Rename ${connection.name}`}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void send(() => rename(connection.id, name), "Renamed.").then((isDone) => isDone && onClose());
        }}
      >
        <Field id={`connection-name-${connection.id}`} label="Name">
          {(control) => (
            <Input
              {...control}
              required
              maxLength={80}
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
