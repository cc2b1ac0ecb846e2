"use client";

import { Pencil } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { answerOf } from "@/components/browser/answer-of";
import type { CandidateActions } from "@/components/candidates/candidate-actions";
import { EditConflict } from "@/components/candidates/edit-conflict";
import { TagInput } from "@/components/candidates/tag-input";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { CandidateEdit } from "@/lib/candidates/edit";
import { distinctTags } from "@/lib/candidates/tags";
import type { Candidate } from "@/lib/data/candidates/candidate-details";
import type { Member } from "@/lib/data/people/members";

type EditDialogProps = {
  candidate: Candidate;
  members: Pick<Member, "userId" | "name">[];
  knownTags: string[];
  update: CandidateActions["update"];
};

/** Changes what is known of a candidate. What somebody else changed meanwhile is shown, and not overwritten unasked. */
export function EditDialog({ candidate, members, knownTags, update }: EditDialogProps) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [edit, setEdit] = useState(() => editOf(candidate));
  const [draft, setDraft] = useState("");
  const [problem, setProblem] = useState<{ reason: string; isConflict: boolean } | null>(null);
  const [isSending, setIsSending] = useState(false);
  const change = (changes: Partial<CandidateEdit>) => setEdit({ ...edit, ...changes });
  const start = (from: Candidate) => {
    setEdit(editOf(from));
    setDraft("");
    setProblem(null);
  };

  const send = async (revision: number) => {
    if (isSending) return;
    setIsSending(true);
    setProblem(null);
    const tags = distinctTags([...edit.tags, draft]);
    const answer = await answerOf(() => update({ ...edit, tags, revision }));
    setIsSending(false);
    router.refresh();
    if (!answer.ok) return setProblem({ reason: answer.reason, isConflict: isConflict(answer) });
    setIsOpen(false);
    toast.success("Candidate saved");
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
          void send(edit.revision);
        }}
      >
        {problem?.isConflict ? (
          <EditConflict
            reason={problem.reason}
            current={candidate}
            isFresh={candidate.revision !== edit.revision}
            onKeepMine={() => void send(candidate.revision)}
            onTakeTheirs={() => start(candidate)}
          />
        ) : null}
        {problem && !problem.isConflict ? (
          <p role="alert" className="text-pretty text-danger-text">
            {problem.reason}
          </p>
        ) : null}
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
        <Field id="candidate-email" label="Email" optional>
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

function isConflict(answer: object): boolean {
  return "code" in answer && answer.code === "CONFLICT";
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
