"use client";

import { useState } from "react";
import { useIsHydrated } from "@/components/browser/use-is-hydrated";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { playChime } from "./chime";
import { setDeviceAlerts, useDeviceAlerts } from "./device-alerts";

type Problem = "refused" | "impossible";

const PROBLEM: Record<Problem, { title: string; advice: string }> = {
  refused: {
    title: "Notifications are blocked by your browser",
    advice: "Allow notifications for this site in your browser’s settings, then turn this on again.",
  },
  impossible: {
    title: "This browser does not support notifications",
    advice: "Notifications need https and are not available on phones.",
  },
};

/** How this device tells that an interview has ended, while Debrief is open in some tab. */
export function DeviceAlertsCard() {
  const alerts = useDeviceAlerts();
  const [problem, setProblem] = useState<Problem | null>(null);
  const isHydrated = useIsHydrated();
  const setDesktop = async (isOn: boolean) => {
    const found = isOn ? await askToNotify() : null;
    setProblem(found);
    setDeviceAlerts({ ...alerts, desktop: isOn && found === null });
  };
  return (
    <Card aria-labelledby="device-title">
      <CardHeader
        id="device-title"
        title="On this device"
        description="When one of your interviews, or one you follow, completes or fails while Debrief is open in a tab."
      />
      <CardBody>
        <div className="flex flex-col gap-1">
          <Checkbox
            label="Show a notification"
            description="On your desktop, or inside Debrief while you are using it."
            checked={alerts.desktop}
            disabled={!isHydrated}
            onChange={({ target }) => void setDesktop(target.checked)}
          />
          {problem ? (
            <Banner tone="warning" title={PROBLEM[problem].title}>
              {PROBLEM[problem].advice}
            </Banner>
          ) : null}
          <div className="flex flex-wrap items-center justify-between gap-x-4">
            <Checkbox
              label="Play a quiet sound"
              checked={alerts.sound}
              disabled={!isHydrated}
              onChange={({ target }) => setDeviceAlerts({ ...alerts, sound: target.checked })}
            />
            <Button variant="ghost" size="sm" onClick={() => void playChime().catch(() => {})}>
              Play sound
            </Button>
          </div>
        </div>
      </CardBody>
    </Card>
  );
}

/** Asks the browser for leave; null when it is given. */
async function askToNotify(): Promise<Problem | null> {
  if (!("Notification" in window) || !("locks" in navigator)) return "impossible";
  if ((await Notification.requestPermission()) !== "granted") return "refused";
  try {
    // Some browsers that give leave can show none: better found out now.
    new Notification("Notifications are on", {
      body: "You will be notified here when one of your interviews ends.",
    });
    return null;
  } catch {
    return "impossible";
  }
}
