"use client";

import { useState } from "react";
import { toast } from "sonner";
import { answerOf } from "@/components/browser/answer-of";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import type { Device } from "@/lib/auth/account/account";
import { deviceName } from "@/lib/format/device-name";

type Answer = { ok: true } | { ok: false; reason: string };

type DeviceListProps = {
  devices: Device[];
  signOut: (loginId: string) => Promise<Answer>;
  signOutOthers: () => Promise<Answer>;
};

/** The browsers in which the person is signed in. */
export function DeviceList({ devices, signOut, signOutOthers }: DeviceListProps) {
  const [ending, setEnding] = useState<string | null>(null);
  const end = async (what: string, act: () => Promise<Answer>) => {
    setEnding(what);
    const answer = await answerOf(act);
    setEnding(null);
    if (!answer.ok) toast.error(answer.reason);
  };
  return (
    <Card aria-labelledby="devices-title">
      <CardHeader
        id="devices-title"
        title="Where you are signed in"
        description="If you do not recognise a device, sign it out and change your password."
      />
      <ul className="divide-y px-4 pt-2 pb-2 sm:px-5">
        {devices.map(({ loginId, userAgent, signedInAt, lastSeenAt, isThisOne }) => (
          <li key={loginId} className="flex items-center gap-4 py-3">
            <div className="flex min-w-0 flex-1 flex-col">
              <span className="flex items-center gap-2">
                <span className="truncate font-medium">{deviceName(userAgent)}</span>
                {isThisOne ? <Badge tone="accent">This device</Badge> : null}
              </span>
              <span className="text-muted text-sm">
                Last seen <Time iso={lastSeenAt} />, signed in <Time iso={signedInAt} />
              </span>
            </div>
            {isThisOne ? null : (
              <Button
                size="sm"
                pending={ending === loginId}
                onClick={() => void end(loginId, () => signOut(loginId))}
              >
                Sign out<span className="sr-only"> {deviceName(userAgent)}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {devices.length > 2 ? (
        <div className="border-t px-4 py-4 sm:px-5">
          <Button pending={ending === "others"} onClick={() => void end("others", signOutOthers)}>
            Sign out everywhere else
          </Button>
        </div>
      ) : null}
    </Card>
  );
}
