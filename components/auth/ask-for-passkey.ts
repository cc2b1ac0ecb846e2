import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
} from "@simplewebauthn/browser";
import { answerOf, UNREACHABLE } from "@/components/browser/answer-of";

const always = () => true;

type Refused = { ok: false; reason: string; code?: string };

/** The two requests of signing in. `finish` leads away when it is done; else its reason is one of `signInMessage`. */
export type PasskeySignInActions = {
  begin: () => Promise<{ ok: true; options: PublicKeyCredentialRequestOptionsJSON } | Refused>;
  finish: (answer: unknown) => Promise<Refused>;
};

/**
 * Asks the device for a passkey and signs in with it. Returns a reason of `signInMessage`; null when the page is being
 * left. `byAutofill` waits until somebody picks a passkey where they type their address, which may be never; `isWanted` is
 * asked before the device is: only one question can be open, and a new one breaks off the other.
 */
export async function askForPasskey(
  { begin, finish }: PasskeySignInActions,
  { byAutofill = false, isWanted = always }: { byAutofill?: boolean; isWanted?: () => boolean } = {},
): Promise<string | null> {
  if (!browserSupportsWebAuthn()) return "passkey_unsupported";
  const begun = await answerOf(begin);
  if (!begun.ok) return UNREACHABLE;
  if (!isWanted()) return "passkey_cancelled";
  let answer: unknown;
  try {
    answer = await startAuthentication({ optionsJSON: begun.options, useBrowserAutofill: byAutofill });
  } catch {
    return "passkey_cancelled";
  }
  // Done, it leads away and answers nothing.
  const outcome: Refused | undefined = await answerOf(() => finish(answer));
  return outcome?.reason ?? null;
}
