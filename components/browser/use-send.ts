"use client";

import { useState } from "react";
import { toast } from "@/components/layers/toast";
import { answerOf, beyondFields, type Refusal } from "./answer-of";

/** What an answer is when it says that the thing was done; null for one that says it was not. */
type Done<A> = Exclude<A, { ok: false }>;

/**
 * Sends changes one at a time, for the button that says so meanwhile. A refusal is told in a toast, unless the caller
 * has a place for it: with "shown" it is in `refusal`, and what is wrong with each of `shownFields` in `fields` instead,
 * until the next one is sent or `forget` is called. A function is told itself.
 */
export function useSend<R extends Refusal = Refusal, F extends string = never>(
  refusals: "toast" | "shown" | ((refusal: R) => void) = "toast",
  shownFields: readonly F[] = [],
) {
  const [sending, setSending] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  /**
   * Resolves to the answer, or to null when it was refused or another is under way. `done` is said in a toast; `which`
   * tells several buttons of one sender apart.
   */
  const send = async <A extends { ok: boolean }>(
    act: () => Promise<A>,
    done?: string,
    which = "",
  ): Promise<Done<A> | null> => {
    if (sending !== null) return null;
    setSending(which);
    const answer = await answerOf(act);
    setSending(null);
    // An action that leads elsewhere answers nothing.
    const refused = answer?.ok === false ? (answer as R) : null;
    if (typeof refusals === "function") {
      if (refused) refusals(refused);
    } else if (refusals === "shown") setRefusal(refused);
    else if (refused) toast.error(refused.reason);
    if (refused) return null;
    if (done) toast.success(done);
    return answer as Done<A>;
  };

  return {
    isSending: sending !== null,
    sending,
    refusal: beyondFields(refusal, shownFields),
    fields: (refusal?.fields ?? {}) as Partial<Record<F, string>>,
    refuse: (reason: string) => setRefusal({ ok: false, reason }),
    forget: () => setRefusal(null),
    send,
  };
}
