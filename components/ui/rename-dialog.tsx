"use client";

import { useState } from "react";
import type { Answer } from "@/components/browser/answer-of";
import { useSend } from "@/components/browser/use-send";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type RenameDialogProps = {
  /** Of the input. */
  id: string;
  name: string;
  maxLength: number;
  description?: string;
  rename: (name: string) => Promise<Answer>;
  open: boolean;
  onClose: () => void;
};

/** Gives something another name. */
export function RenameDialog(props: RenameDialogProps) {
  const { id, maxLength, description, rename, open, onClose } = props;
  const [name, setName] = useState(props.name);
  const { isSending, send } = useSend();
  return (
    <Dialog open={open} onOpenChange={onClose} title={`Rename ${props.name}`} description={description}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void send(() => rename(name), "Renamed.").then((isDone) => isDone && onClose());
        }}
      >
        <Field id={id} label="Name">
          {(control) => (
            <Input
              {...control}
              required
              maxLength={maxLength}
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
