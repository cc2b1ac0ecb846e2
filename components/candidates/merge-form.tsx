"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { MergeField } from "@/components/candidates/merge-field";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ErrorLine } from "@/components/ui/error-line";
import { candidateHref } from "@/components/urls/candidate-url";
import { mergeCandidatesAction } from "@/lib/actions/candidates";
import type { MergeInput } from "@/lib/candidates/merge";
import { suggestedSide } from "@/lib/candidates/suggested-side";
import { distinctTags } from "@/lib/candidates/tags";
import type { Candidate } from "@/lib/data/candidates/candidate-details";

type MergeFormProps = { tenantSlug: string; kept: Candidate; moved: Candidate };

/** Two candidates side by side: whose values win, and what moves. */
export function MergeForm({ tenantSlug, kept, moved }: MergeFormProps) {
  const router = useRouter();
  const [take, setTake] = useState<MergeInput["take"]>(() => ({
    name: suggestedSide(kept.name, moved.name),
    email: suggestedSide(kept.email, moved.email),
    roleName: suggestedSide(kept.roleName, moved.roleName),
    owner: suggestedSide(kept.owner, moved.owner),
  }));
  const { isSending, refusal, send } = useSend("shown");
  const choose = (field: keyof MergeInput["take"]) => (side: "kept" | "moved") =>
    setTake({ ...take, [field]: side });
  const tags = distinctTags([...kept.tags, ...moved.tags]);

  const merge = async () => {
    const revisions = { keptRevision: kept.revision, movedRevision: moved.revision };
    const input = { movedId: moved.id, ...revisions, take };
    if (await send(() => mergeCandidatesAction(tenantSlug, kept.id, input), "Merged"))
      router.push(candidateHref(tenantSlug, kept.id));
    else router.refresh();
  };

  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void merge();
      }}
    >
      <Card aria-labelledby="values-title">
        <CardHeader id="values-title" title="Values to keep" />
        <CardBody className="flex flex-col gap-5">
          <MergeField
            legend="Name"
            side={take.name}
            onChoose={choose("name")}
            kept={kept.name}
            moved={moved.name}
          />
          <MergeField
            legend="Email"
            side={take.email}
            onChoose={choose("email")}
            kept={kept.email}
            moved={moved.email}
          />
          <MergeField
            legend="Role"
            side={take.roleName}
            onChoose={choose("roleName")}
            kept={kept.roleName}
            moved={moved.roleName}
          />
          <MergeField
            legend="Owner"
            side={take.owner}
            onChoose={choose("owner")}
            kept={kept.owner?.name ?? null}
            moved={moved.owner?.name ?? null}
          />
          {tags.length > 0 ? (
            <p className="text-muted">
              Combined tags: <bdi className="text-text">{tags.join(", ")}</bdi>
            </p>
          ) : null}
        </CardBody>
      </Card>
      <Card aria-labelledby="moves-title">
        <CardHeader id="moves-title" title="What moves" />
        <CardBody className="flex flex-col gap-2">
          <p className="text-pretty">{movesOf(moved)}</p>
          {moved.interviews.length > 0 ? (
            <ul className="list-disc ps-5 text-muted">
              {moved.interviews.map(({ id, roleName, createdAt }) => (
                <li key={id}>
                  <bdi>{roleName ?? "Interview without a role"}</bdi>, {createdAt.slice(0, 10)}
                </li>
              ))}
            </ul>
          ) : null}
        </CardBody>
      </Card>
      <ErrorLine error={refusal?.reason} />
      <Button type="submit" variant="primary" pending={isSending} className="self-start">
        Merge candidates
      </Button>
    </form>
  );
}

function movesOf({ displayName, ref, interviews }: Candidate): string {
  const count = interviews.length === 1 ? "1 interview of" : `${interviews.length} interviews of`;
  const later = ref === null ? "" : `  New interviews with the reference ${ref} will be added here too.`;
  return `${count} ${displayName}, with reviews, notes and decisions.${later}`;
}
