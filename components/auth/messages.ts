export type FormMessage = { title: string; children?: string };

const SIGN_IN = new Map<string, FormMessage>([
  [
    "bad_credentials",
    {
      title: "Email and password do not match.",
      children: "Check both, or reset your password below.",
    },
  ],
  ["rate_limited", { title: "Too many attempts.", children: "Wait 15 minutes before you try again." }],
  [
    "no_provider",
    {
      title: "No single sign-on is set up for this address.",
      children: "Use your organisation’s sign-in address, or sign in with a password.",
    },
  ],
  [
    "start_again",
    {
      title: "The sign-in timed out after five minutes.",
      children: "Enter your password and the code again.",
    },
  ],
  [
    "wrong_code",
    {
      title: "That code is wrong or has already been used.",
      children: "Wait for the next code, or enter a recovery code.",
    },
  ],
  [
    "passkey_expired",
    { title: "The request timed out.", children: "Press the button again and respond within five minutes." },
  ],
  [
    "passkey_refused",
    {
      title: "This passkey did not work.",
      children: "It may have been removed from your account. Use another passkey or your password.",
    },
  ],
  [
    "passkey_cancelled",
    {
      title: "No passkey was used.",
      children:
        "The browser prompt was closed, or there is no passkey for Debrief on this device. You can use your password instead.",
    },
  ],
  [
    "passkey_unsupported",
    { title: "This browser does not support passkeys.", children: "Use another browser or your password." },
  ],
]);

const SET_UP = new Map<string, FormMessage>([
  [
    "wrong_code",
    {
      title: "This code is not valid.",
      children: "Copy the code the server printed when it last started.",
    },
  ],
  ["rate_limited", { title: "Too many attempts.", children: "Wait 15 minutes before you try again." }],
  [
    "already_done",
    { title: "This installation is already set up.", children: "Sign in with the account created then." },
  ],
  ["invalid", { title: "Check the highlighted fields." }],
]);

const UNEXPECTED: FormMessage = {
  title: "Something went wrong.",
  children: "Try again in a moment. If it keeps happening, tell your Debrief operator.",
};

/** What to tell somebody who was not signed in. Unknown address and wrong password share one reason. */
export function signInMessage(reason: string): FormMessage {
  return SIGN_IN.get(reason) ?? UNEXPECTED;
}

/** What to tell somebody whose set-up was not accepted. */
export function setUpMessage(reason: string): FormMessage {
  return SET_UP.get(reason) ?? UNEXPECTED;
}
