"use client";

import { useId, useState } from "react";
import type { Answer } from "@/components/browser/answer-of";
import { useSend } from "@/components/browser/use-send";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type ViewDialogProps = {
  title: string;
  description: string;
  name: string;
  isShared: boolean;
  /** Whether the person may share views with everybody. */
  canShare: boolean;
  save: (name: string, isShared: boolean) => Promise<Answer>;
  onClose: () => void;
};

/** Names a view of the list, and says who sees it. */
export function ViewDialog(props: ViewDialogProps) {
  const { title, description, canShare, save, onClose } = props;
  const id = useId();
  const [name, setName] = useState(props.name);
  const [isShared, setIsShared] = useState(props.isShared);
  const { isSending, refusal, refuse, send } = useSend("shown");

  const submit = async () => {
    if (name.trim() === "") return refuse("Enter a name for the view.");
    if (await send(() => save(name, isShared))) onClose();
  };

  return (
    <Dialog
      open
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={id} pending={isSending}>
            Save view
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Field id={`${id}-name`} label="Name" error={refusal?.reason}>
          {(control) => (
            <Input
              {...control}
              dir="auto"
              maxLength={60}
              autoComplete="off"
              placeholder="Nurses to decide"
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
        {canShare ? (
          <Checkbox
            label="Share with everyone"
            description="Everyone in the organisation can see it. Owners, admins and recruiters can edit or delete it."
            checked={isShared}
            onChange={({ target }) => setIsShared(target.checked)}
          />
        ) : null}
      </form>
    </Dialog>
  );
}
