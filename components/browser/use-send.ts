"use client";

import { useState } from "react";
import { toast } from "sonner";
import { answerOf, type Refusal } from "./answer-of";

export type Answer = { ok: true } | Refusal;

/** Runs an action and says in a toast what became of it. `send` resolves to whether it was done. */
export function useSend(): {
  isSending: boolean;
  send: (act: () => Promise<Answer>, done: string) => Promise<boolean>;
} {
  const [isSending, setIsSending] = useState(false);
  const send = async (act: () => Promise<Answer>, done: string) => {
    setIsSending(true);
    const answer = await answerOf(act);
    setIsSending(false);
    if (answer.ok) toast.success(done);
    else toast.error(answer.reason);
    return answer.ok;
  };
  return { isSending, send };
}
