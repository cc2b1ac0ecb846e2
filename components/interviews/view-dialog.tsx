"use client";

import { useId, useState } from "react";
import { answerOf, type Refusal } from "@/components/browser/answer-of";
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
  save: (name: string, isShared: boolean) => Promise<{ ok: true } | Refusal>;
  onClose: () => void;
};

/** Names a view of the list, and says who sees it. */
export function ViewDialog(props: ViewDialogProps) {
  const { title, description, canShare, save, onClose } = props;
  const id = useId();
  const [name, setName] = useState(props.name);
  const [isShared, setIsShared] = useState(props.isShared);
  const [reason, setReason] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);

  const submit = async () => {
    if (isSaving) return;
    if (name.trim() === "") return setReason("Enter a name for the view.");
    setIsSaving(true);
    const answer = await answerOf(() => save(name, isShared));
    setIsSaving(false);
    if (answer.ok) onClose();
    else setReason(answer.reason);
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
          <Button variant="primary" type="submit" form={id} pending={isSaving}>
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
        <Field id={`${id}-name`} label="Name" error={reason}>
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
