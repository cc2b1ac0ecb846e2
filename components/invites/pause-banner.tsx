"use client";

import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { continueInvitesAction } from "@/lib/actions/invites";
import { pauseWords } from "@/lib/invites/pause-words";

type PauseBannerProps = { batchId: string; code: string; resumesAt: string | null; left: number };

/** Why the rest of a batch waits, and what to do about it. */
export function PauseBanner({ batchId, code, resumesAt, left }: PauseBannerProps) {
  const tenant = useTenant();
  const { isSending, send } = useSend();
  const { title, advice } = pauseWords(code, resumesAt !== null);
  const goOn = () => send(() => continueInvitesAction(tenant, batchId));
  return (
    <Banner
      tone={resumesAt === null ? "warning" : "info"}
      role="status"
      title={title}
      action={
        resumesAt === null ? (
          <Button variant="primary" pending={isSending} onClick={() => void goOn()}>
            Continue
          </Button>
        ) : null
      }
    >
      {left === 1 ? "1 person is" : `${left} people are`} still to be invited. {advice}
      {resumesAt === null ? null : (
        <>
          {" "}
          Next try: <Time iso={resumesAt} style="dateTime" />.
        </>
      )}
    </Banner>
  );
}
