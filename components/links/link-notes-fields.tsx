"use client";

import type { LinkFieldsProps } from "@/components/links/link-draft";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import type { LinkChoices } from "@/lib/data/links/link-suggestions";
import { formatDuration } from "@/lib/format/duration";

type LinkNotesFieldsProps = LinkFieldsProps & Pick<LinkChoices, "notes" | "interviews">;

/** Which of the team's notes a link shows. None, unless they are chosen one by one. */
export function LinkNotesFields({ draft, change, notes, interviews }: LinkNotesFieldsProps) {
  const nameOf = new Map(interviews.map(({ id, candidateName }) => [id, candidateName]));
  return (
    <Card aria-labelledby="notes-title">
      <CardHeader id="notes-title" title="Notes" description="Only selected notes are shared." />
      <CardBody className="flex max-h-96 flex-col overflow-y-auto pt-2">
        {notes.map(({ id, interviewId, body, authorName, atMs }) => (
          <Checkbox
            key={id}
            label={<bdi className="line-clamp-3 whitespace-pre-wrap [overflow-wrap:anywhere]">{body}</bdi>}
            description={[
              authorName,
              atMs === null ? null : formatDuration(atMs / 1000),
              interviews.length > 1 ? nameOf.get(interviewId) : null,
            ]
              .filter(Boolean)
              .join(" · ")}
            checked={draft.noteIds.includes(id)}
            onChange={({ target }) =>
              change({
                noteIds: target.checked ? [...draft.noteIds, id] : draft.noteIds.filter((one) => one !== id),
              })
            }
          />
        ))}
      </CardBody>
    </Card>
  );
}
