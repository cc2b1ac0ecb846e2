"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import { toast } from "@/components/layers/toast";
import { playChime } from "./chime";
import { useDeviceAlerts } from "./device-alerts";
import { leadAmongTabs } from "./lead-among-tabs";
import { type Ended, watchEnds } from "./watch-ends";

type EndedAlertsProps = { tenant: { slug: string; name: string }; renderedAtMs: number };

/** Tells of interviews that end as this device is set to: by its desktop, or in the page when that is looked at. */
export function EndedAlerts({ tenant: { slug, name }, renderedAtMs }: EndedAlertsProps) {
  const router = useRouter();
  const pathname = usePathname();
  const { desktop, sound } = useDeviceAlerts();
  const isOn = desktop || sound;
  // Later renderings know no less, and the tab may take the lead at any time.
  const [firstRenderedAtMs] = useState(renderedAtMs);

  const tell = useEffectEvent(({ id, text, path }: Ended) => {
    if (sound) playChime().catch(() => {});
    if (!desktop) return;
    if (document.hasFocus()) {
      // Whoever looks at it sees it change.
      if (path !== pathname) toast(text, { action: { label: "Open", onClick: () => router.push(path) } });
      return;
    }
    showOnDesktop(text, { body: name, tag: id }, () => router.push(path));
  });

  useEffect(() => {
    if (!isOn || !("locks" in navigator)) return;
    return leadAmongTabs(`debrief.alerts.${slug}`, () => watchEnds(slug, firstRenderedAtMs, tell));
  }, [isOn, slug, firstRenderedAtMs]);
  return null;
}

function showOnDesktop(title: string, options: NotificationOptions, open: () => void): void {
  try {
    const shown = new Notification(title, options);
    shown.addEventListener("click", () => {
      window.focus();
      open();
      shown.close();
    });
  } catch {
    // Browsers of phones show them for installed apps only; the news is under the bell.
  }
}
