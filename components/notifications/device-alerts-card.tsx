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
    title: "Your browser does not let Debrief show notifications",
    advice: "Allow them for this address in the browser’s settings, then tick the box again.",
  },
  impossible: {
    title: "This browser cannot show them",
    advice: "On phones, and on addresses without https, browsers show no notifications of a page.",
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
        description="When an interview of yours, or that you follow, is complete or has failed, and Debrief is open in some tab."
      />
      <CardBody>
        <div className="flex flex-col gap-1">
          <Checkbox
            label="Show a notification"
            description="On the desktop, or in Debrief while you look at it."
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
              Hear it
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
      body: "You are told here when an interview of yours is over.",
    });
    return null;
  } catch {
    return "impossible";
  }
}
