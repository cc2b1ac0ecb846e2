"use client";

import { useEffect, useEffectEvent } from "react";
import { answerOf } from "@/components/browser/answer-of";
import { markReadAction } from "@/lib/actions/news";
import { setUnreadCount } from "./unread-count";

type SeenNewsProps = {
  tenantSlug: string;
  /** Whose news. */
  of: { interviewId: string } | { linkId: string } | { kind: "expiry_announced" };
};

/** Whoever looks at the page has seen its news. */
export function SeenNews({ tenantSlug, of }: SeenNewsProps) {
  const mark = useEffectEvent(async () => {
    const answer = await answerOf(() => markReadAction(tenantSlug, of));
    if (answer.ok) setUnreadCount(tenantSlug, answer.unread);
  });
  useEffect(() => void mark(), []);
  return null;
}
