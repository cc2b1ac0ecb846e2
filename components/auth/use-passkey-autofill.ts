"use client";

import { browserSupportsWebAuthnAutofill, WebAuthnAbortService } from "@simplewebauthn/browser";
import { useEffect, useRef } from "react";
import { askForPasskey } from "@/components/auth/ask-for-passkey";

// A challenge lasts five minutes.
const RENEWED_EVERY_MS = 4 * 60_000;

/**
 * Lets the browser offer passkeys where the address is typed, in the field whose autocomplete ends in `webauthn`. Waits
 * while `isOn`; `onRefused` is told why a passkey that was picked did not sign in.
 */
export function usePasskeyAutofill(isOn: boolean, next: string, onRefused: (reason: string) => void): void {
  const latest = useRef({ next, onRefused });
  useEffect(() => {
    latest.current = { next, onRefused };
  });
  useEffect(() => {
    if (!isOn) return;
    let isOver = false;
    const wait = async () => {
      if (isOver || !(await browserSupportsWebAuthnAutofill())) return;
      let isPicked = false;
      const reason = await askForPasskey(latest.current.next, {
        byAutofill: true,
        isWanted: () => !isOver,
        onPicked: () => {
          isPicked = true;
        },
      });
      if (isPicked && reason !== null) latest.current.onRefused(reason);
    };
    void wait();
    const timer = setInterval(() => void wait(), RENEWED_EVERY_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
      WebAuthnAbortService.cancelCeremony();
    };
  }, [isOn]);
}
