"use client";

import { Pencil } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { EditConflict } from "@/components/candidates/edit-conflict";
import { TagInput } from "@/components/candidates/tag-input";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine } from "@/components/ui/error-line";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { updateCandidateAction } from "@/lib/actions/candidates";
import type { CandidateEdit } from "@/lib/candidates/edit";
import { distinctTags } from "@/lib/candidates/tags";
import type { Candidate } from "@/lib/data/candidates/candidate-details";
import type { Member } from "@/lib/data/people/members";

type EditDialogProps = {
  candidate: Candidate;
  members: Pick<Member, "userId" | "name">[];
  knownTags: string[];
};

/** Changes what is known of a candidate. What somebody else changed meanwhile is shown, and not overwritten unasked. */
export function EditDialog({ candidate, members, knownTags }: EditDialogProps) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [edit, setEdit] = useState(() => editOf(candidate));
  const [draft, setDraft] = useState("");
  const tenant = useTenant();
  const { isSending, refusal, fields, forget, send } = useSend("shown", ["email"]);
  const isConflict = refusal?.code === "CONFLICT";
  const change = (changes: Partial<CandidateEdit>) => setEdit({ ...edit, ...changes });
  const start = (from: Candidate) => {
    setEdit(editOf(from));
    setDraft("");
    forget();
  };

  const save = async (revision: number) => {
    const tags = distinctTags([...edit.tags, draft]);
    const act = () => updateCandidateAction(tenant, candidate.id, { ...edit, tags, revision });
    if (await send(act, "Candidate saved")) setIsOpen(false);
    router.refresh();
  };

  return (
    <Dialog
      trigger={
        <Button>
          <Pencil aria-hidden /> <span className="max-sm:sr-only">Edit</span>
        </Button>
      }
      open={isOpen}
      onOpenChange={(opens) => {
        setIsOpen(opens);
        if (opens) start(candidate);
      }}
      title="Edit candidate"
      footer={
        <Button variant="primary" type="submit" form="edit-candidate" pending={isSending}>
          Save
        </Button>
      }
    >
      <form
        id="edit-candidate"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void save(edit.revision);
        }}
      >
        {refusal && isConflict ? (
          <EditConflict
            reason={refusal.reason}
            current={candidate}
            isFresh={candidate.revision !== edit.revision}
            onKeepMine={() => void save(candidate.revision)}
            onTakeTheirs={() => start(candidate)}
          />
        ) : null}
        {isConflict ? null : <ErrorLine error={refusal?.reason} />}
        <Field id="candidate-name" label="Name" optional hint="Leave blank to use the platform’s name.">
          {(control) => (
            <Input
              {...control}
              dir="auto"
              autoComplete="off"
              maxLength={200}
              value={edit.name}
              onChange={(event) => change({ name: event.target.value })}
            />
          )}
        </Field>
        <Field id="candidate-email" label="Email" optional error={fields.email}>
          {(control) => (
            <Input
              {...control}
              type="email"
              autoComplete="off"
              maxLength={254}
              value={edit.email}
              onChange={(event) => change({ email: event.target.value })}
            />
          )}
        </Field>
        <Field id="candidate-role" label="Role" optional hint="Leave blank to use the interviews’ roles.">
          {(control) => (
            <Input
              {...control}
              dir="auto"
              autoComplete="off"
              maxLength={200}
              value={edit.roleName}
              onChange={(event) => change({ roleName: event.target.value })}
            />
          )}
        </Field>
        <Field id="candidate-owner" label="Owner" optional>
          {(control) => (
            <Select
              {...control}
              value={edit.ownerId ?? ""}
              onChange={(event) => change({ ownerId: event.target.value || null })}
            >
              <option value="">No one</option>
              {members.map(({ userId, name }) => (
                <option key={userId} value={userId}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <TagInput
          id="candidate-tags"
          tags={edit.tags}
          known={knownTags}
          onChange={(tags) => change({ tags })}
          draft={draft}
          onDraft={setDraft}
        />
      </form>
    </Dialog>
  );
}

function editOf({ revision, name, email, roleName, tags, owner }: Candidate): CandidateEdit {
  return {
    revision,
    name: name ?? "",
    email: email ?? "",
    roleName: roleName ?? "",
    tags,
    ownerId: owner?.userId ?? null,
  };
}
