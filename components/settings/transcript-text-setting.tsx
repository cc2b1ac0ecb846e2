"use client";

import { CircleCheck, CircleDashed } from "lucide-react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { setKeepsTranscriptTextAction } from "@/lib/actions/settings";

type TranscriptTextSettingProps = {
  isKept: boolean;
  /** False shows the state only, to members who may not change it. */
  canManage: boolean;
};

const TITLE_ID = "transcript-text-title";

/** Whether the organisation's transcripts are stored so that they can be searched. */
export function TranscriptTextSetting({ isKept, canManage }: TranscriptTextSettingProps) {
  const tenant = useTenant();
  const { isSending, refusal, send } = useSend("shown");
  const change = (next: boolean) => void send(() => setKeepsTranscriptTextAction(tenant, next));
  return (
    <Card aria-labelledby={TITLE_ID}>
      <CardHeader
        id={TITLE_ID}
        title="Keep transcript text for search"
        description="Everyone in your organisation can search all transcripts. When off, transcripts are read from the platform when opened and never stored."
      />
      <CardBody className="flex flex-col items-start gap-4">
        <RefusalAlert refusal={refusal} />
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
            trigger={<Button pending={isSending}>Turn off and delete the text</Button>}
            title="Turn search off?"
            description="The stored text of all transcripts will be deleted at once. If you turn search on again, Debrief reads it from the platform, which takes a while."
            confirmLabel="Turn off"
            onConfirm={() => change(false)}
          />
        ) : null}
        {canManage && !isKept ? (
          <Button pending={isSending} onClick={() => change(true)}>
            Turn on
          </Button>
        ) : null}
      </CardBody>
    </Card>
  );
}
