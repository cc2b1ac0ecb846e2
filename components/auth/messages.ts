export type FormMessage = { title: string; children?: string };

const SIGN_IN = new Map<string, FormMessage>([
  [
    "bad_credentials",
    {
      title: "E-mail and password do not match.",
      children: "Check both, or choose a new password below.",
    },
  ],
  [
    "rate_limited",
    { title: "Too many attempts.", children: "For safety, wait 15 minutes before you try again." },
  ],
  [
    "no_provider",
    {
      title: "No single sign-on is known for this address.",
      children: "Use the sign-in address that your organisation gave you, or your password.",
    },
  ],
  [
    "start_again",
    {
      title: "That took longer than five minutes.",
      children: "Enter your password again, and then the code.",
    },
  ],
  [
    "wrong_code",
    {
      title: "That code is not right, or was used already.",
      children: "Wait for the next one, or type one of your recovery codes.",
    },
  ],
  [
    "passkey_expired",
    { title: "That took too long.", children: "Press the button again, and answer within five minutes." },
  ],
  [
    "passkey_refused",
    {
      title: "This passkey does not sign you in.",
      children: "It may have been removed from your account. Use another one, or your password.",
    },
  ],
  [
    "passkey_cancelled",
    {
      title: "No passkey was used.",
      children:
        "Your browser’s question was closed, or it has no passkey for Debrief. Your password works as well.",
    },
  ],
  [
    "passkey_unsupported",
    { title: "This browser has no passkeys.", children: "Use another one, or your password." },
  ],
]);

const SET_UP = new Map<string, FormMessage>([
  [
    "wrong_code",
    {
      title: "This code is not valid.",
      children: "Copy the code that the server printed when it last started.",
    },
  ],
  [
    "rate_limited",
    { title: "Too many attempts.", children: "For safety, wait 15 minutes before you try again." },
  ],
  [
    "already_done",
    { title: "This installation is already set up.", children: "Sign in with the account made then." },
  ],
  ["invalid", { title: "Some answers need another look." }],
]);

const UNEXPECTED: FormMessage = {
  title: "That did not work.",
  children: "Try again in a moment. If it goes on, tell whoever runs this installation.",
};

/** What to tell somebody who was not signed in. Unknown address and wrong password share one reason. */
export function signInMessage(reason: string): FormMessage {
  return SIGN_IN.get(reason) ?? UNEXPECTED;
}

/** What to tell somebody whose set-up was not accepted. */
export function setUpMessage(reason: string): FormMessage {
  return SET_UP.get(reason) ?? UNEXPECTED;
}
