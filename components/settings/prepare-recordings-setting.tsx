"use client";

import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { Button } from "@/components/ui/button";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { setPreparesRecordingsAction } from "@/lib/actions/settings";
import { OnOffCard } from "./on-off-card";

/** Whether the organisation's recordings are read as soon as they are there. */
export function PrepareRecordingsSetting({ isOn, canManage }: { isOn: boolean; canManage: boolean }) {
  const tenant = useTenant();
  const { isSending, refusal, send } = useSend("shown");
  return (
    <OnOffCard
      title="Prepare recordings"
      description="When an interview is complete, Debrief reads its recording once, so that the waveform, silences and times are ready when someone opens it. The recording is not kept. When off, this happens at the first listening."
      isOn={isOn}
      canManage={canManage}
      alert={<RefusalAlert refusal={refusal} />}
    >
      <Button pending={isSending} onClick={() => void send(() => setPreparesRecordingsAction(tenant, !isOn))}>
        {isOn ? "Turn off" : "Turn on"}
      </Button>
    </OnOffCard>
  );
}
