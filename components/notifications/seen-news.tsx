"use client";

import { useEffect, useEffectEvent } from "react";
import { setUnreadCount } from "./unread-count";

type SeenNewsProps = {
  tenantSlug: string;
  markSeen: () => Promise<{ ok: boolean; unread?: number }>;
};

/** Whoever looks at the page has seen its news. `markSeen` answers how much is left unread elsewhere. */
export function SeenNews({ tenantSlug, markSeen }: SeenNewsProps) {
  const mark = useEffectEvent(async () => {
    const answer = await markSeen().catch(() => null);
    if (answer?.unread !== undefined) setUnreadCount(tenantSlug, answer.unread);
  });
  useEffect(() => void mark(), []);
  return null;
}
