"use client";

import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { setKeepsTranscriptTextAction } from "@/lib/actions/settings";
import { OnOffCard } from "./on-off-card";

/** Whether the organisation's transcripts are stored so that they can be searched. */
export function TranscriptTextSetting({ isOn, canManage }: { isOn: boolean; canManage: boolean }) {
  const tenant = useTenant();
  const { isSending, refusal, send } = useSend("shown");
  const change = (next: boolean) => void send(() => setKeepsTranscriptTextAction(tenant, next));
  return (
    <OnOffCard
      title="Keep transcript text for search"
      description="Everyone in your organisation can search all transcripts. When off, transcripts are read from the platform when opened and never stored."
      isOn={isOn}
      canManage={canManage}
      alert={<RefusalAlert refusal={refusal} />}
    >
      {isOn ? (
        <AlertDialog
          trigger={<Button pending={isSending}>Turn off and delete the text</Button>}
          title="Turn search off?"
          description="The stored text of all transcripts will be deleted at once. If you turn search on again, Debrief reads it from the platform, which takes a while."
          confirmLabel="Turn off"
          onConfirm={() => change(false)}
        />
      ) : (
        <Button pending={isSending} onClick={() => change(true)}>
          Turn on
        </Button>
      )}
    </OnOffCard>
  );
}
