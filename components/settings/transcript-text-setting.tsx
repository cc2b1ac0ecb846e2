"use client";

import { CircleCheck, CircleDashed } from "lucide-react";
import { useState, useTransition } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { FormAlert } from "@/components/ui/form-alert";

type Answer = { ok: true } | { ok: false; reason: string };

type TranscriptTextSettingProps = {
  isKept: boolean;
  save: (isKept: boolean) => Promise<Answer>;
  /** False shows the state only, to members who may not change it. */
  canManage: boolean;
};

const TITLE_ID = "transcript-text-title";

/** Whether the organisation's transcripts are stored so that they can be searched. */
export function TranscriptTextSetting({ isKept, save, canManage }: TranscriptTextSettingProps) {
  const [isPending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<{ reason: string } | null>(null);
  const change = (next: boolean) =>
    startTransition(async () => {
      const answer = await save(next).catch(() => ({
        ok: false as const,
        reason: "Debrief could not be reached. Nothing was changed; try again.",
      }));
      setRefusal(answer.ok ? null : answer);
    });
  return (
    <Card aria-labelledby={TITLE_ID}>
      <CardHeader
        id={TITLE_ID}
        title="Keep transcript text for search"
        description="Everyone in your organisation can search all transcripts. When off, transcripts are read from the platform when opened and never stored."
      />
      <CardBody className="flex flex-col items-start gap-4">
        {refusal ? <FormAlert answer={refusal} title={refusal.reason} /> : null}
        <p role="status">
          {isKept ? (
            <Badge tone="success" icon={<CircleCheck aria-hidden />}>
              On
            </Badge>
          ) : (
            <Badge icon={<CircleDashed aria-hidden />}>Off</Badge>
          )}
        </p>
        {!canManage ? <p className="text-muted">Only owners and admins can change this.</p> : null}
        {canManage && isKept ? (
          <AlertDialog
            trigger={<Button pending={isPending}>Turn off and delete the text</Button>}
            title="Turn search off?"
            description="The stored text of all transcripts will be deleted at once. If you turn search on again, Debrief reads it from the platform, which takes a while."
            confirmLabel="Turn off"
            onConfirm={() => change(false)}
          />
        ) : null}
        {canManage && !isKept ? (
          <Button pending={isPending} onClick={() => change(true)}>
            Turn on
          </Button>
        ) : null}
      </CardBody>
    </Card>
  );
}
