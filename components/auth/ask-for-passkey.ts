import { browserSupportsWebAuthn, startAuthentication } from "@simplewebauthn/browser";
import { answerOf, type Refusal, UNREACHABLE } from "@/components/browser/answer-of";
import { beginPasskeySignInAction, finishPasskeySignInAction } from "@/lib/actions/second-factors";

const always = () => true;

type AskOptions = { byAutofill?: boolean; isWanted?: () => boolean; onPicked?: () => void };

/**
 * Asks the device for a passkey and signs in with it. Returns a reason of `signInMessage`; null when the page is being
 * left. `byAutofill` waits until somebody picks a passkey where they type their address, which may be never; `isWanted` is
 * asked before the device is: only one question can be open, and a new one breaks off the other.
 */
export async function askForPasskey(
  next: string,
  { byAutofill = false, isWanted = always, onPicked = () => {} }: AskOptions = {},
): Promise<string | null> {
  if (!browserSupportsWebAuthn()) return "passkey_unsupported";
  const begun = await answerOf(beginPasskeySignInAction);
  if (!begun.ok) return UNREACHABLE;
  if (!isWanted()) return "passkey_cancelled";
  let answer: unknown;
  try {
    answer = await startAuthentication({ optionsJSON: begun.options, useBrowserAutofill: byAutofill });
  } catch {
    return "passkey_cancelled";
  }
  onPicked();
  // Done, it leads to `next` and answers nothing.
  const outcome: Refusal | undefined = await answerOf(() => finishPasskeySignInAction(next, answer));
  return outcome?.reason ?? null;
}
