"use client";

import { useSend } from "@/components/browser/use-send";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import { signOutDeviceAction, signOutOtherDevicesAction } from "@/lib/actions/account";
import type { Device } from "@/lib/auth/account/account";
import { deviceName } from "@/lib/format/device-name";

/** The browsers in which the person is signed in. */
export function DeviceList({ devices }: { devices: Device[] }) {
  const { sending, send } = useSend();
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
                pending={sending === loginId}
                onClick={() => void send(() => signOutDeviceAction(loginId), undefined, loginId)}
              >
                Sign out<span className="sr-only"> {deviceName(userAgent)}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {devices.length > 2 ? (
        <div className="border-t px-4 py-4 sm:px-5">
          <Button
            pending={sending === "others"}
            onClick={() => void send(signOutOtherDevicesAction, undefined, "others")}
          >
            Sign out everywhere else
          </Button>
        </div>
      ) : null}
    </Card>
  );
}
