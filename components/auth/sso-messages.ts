import type { FormMessage } from "@/components/auth/messages";

const MESSAGES = new Map<string, FormMessage>([
  [
    "unknown",
    {
      title: "There is no single sign-on here.",
      children: "Check the address, or sign in with your password.",
    },
  ],
  [
    "unavailable",
    { title: "Your organisation’s provider does not answer.", children: "Try again in a moment." },
  ],
  ["expired", { title: "That took too long, or came from another window.", children: "Begin again." }],
  [
    "failed",
    {
      title: "The provider did not sign you in.",
      children: "Begin again. If it goes on, tell whoever looks after it.",
    },
  ],
  [
    "unverified_email",
    {
      title: "The provider has not verified your e-mail address.",
      children: "Debrief lets in verified addresses only. Ask whoever looks after the provider.",
    },
  ],
  [
    "wrong_domain",
    {
      title: "Your e-mail address is not one of this organisation’s.",
      children: "Sign in with another account of the provider, or ask for an invitation.",
    },
  ],
  [
    "not_invited",
    {
      title: "This account needs an invitation.",
      children: "Ask an owner or admin of the organisation to invite you, then sign in here again.",
    },
  ],
  [
    "other_person",
    {
      title: "This e-mail address is known as somebody else’s.",
      children: "Ask an owner or admin of the organisation.",
    },
  ],
  [
    "owner",
    {
      title: "Owners sign in with their password.",
      children: "So the organisation stays theirs, whatever happens to the provider.",
    },
  ],
  [
    "unknown_person",
    { title: "There is no account for you here.", children: "Ask whoever works with Debrief to invite you." },
  ],
  [
    "rate_limited",
    { title: "Too many attempts.", children: "For safety, wait 15 minutes before you try again." },
  ],
]);

/** What to tell somebody whom single sign-on did not let in; null for what is no refusal. */
export function ssoMessage(refusal: unknown): FormMessage | null {
  return (typeof refusal === "string" && MESSAGES.get(refusal)) || null;
}
