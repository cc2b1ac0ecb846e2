import type { FormMessage } from "@/components/auth/messages";

const MESSAGES = new Map<string, FormMessage>([
  [
    "unknown",
    {
      title: "Single sign-on is not set up here.",
      children: "Check the address, or sign in with your password.",
    },
  ],
  [
    "unavailable",
    { title: "Your organisation’s identity provider is not responding.", children: "Try again in a moment." },
  ],
  ["expired", { title: "The sign-in timed out or came from another window.", children: "Start again." }],
  [
    "failed",
    {
      title: "The identity provider did not sign you in.",
      children: "Start again. If it keeps happening, tell your identity provider’s administrator.",
    },
  ],
  [
    "unreadable",
    {
      title: "Single sign-on needs to be set up again.",
      children:
        "Debrief can’t open the stored client secret. Ask an owner or admin of the organisation to enter it again.",
    },
  ],
  [
    "unverified_email",
    {
      title: "Your identity provider has not verified your email address.",
      children: "Debrief only accepts verified addresses. Ask your identity provider’s administrator.",
    },
  ],
  [
    "wrong_domain",
    {
      title: "Your email address does not belong to this organisation.",
      children:
        "Sign in with another account. If this is the right one, ask an admin whether its domain is verified under Single sign-on.",
    },
  ],
  [
    "unproven_address",
    {
      title: "No one has confirmed yet that your account’s email address is yours.",
      children:
        "Reset your password with the link that Debrief emails you, or ask your Debrief operator for a link.",
    },
  ],
  [
    "not_invited",
    {
      title: "This account needs an invitation.",
      children: "Ask an owner or admin of the organisation to invite you, then sign in again.",
    },
  ],
  [
    "one_step",
    {
      title: "Your sign-in needs a second step.",
      children:
        "Your identity provider did not confirm that you used one. Set it up there, or ask its administrator.",
    },
  ],
  [
    "other_person",
    {
      title: "This email address belongs to someone else.",
      children: "Ask an owner or admin of the organisation.",
    },
  ],
  [
    "owner",
    {
      title: "Owners sign in with their password.",
      children: "This keeps the organisation accessible if the identity provider fails.",
    },
  ],
  [
    "unknown_person",
    { title: "You do not have an account here.", children: "Ask an owner or admin to invite you." },
  ],
  ["rate_limited", { title: "Too many attempts.", children: "Wait 15 minutes before you try again." }],
]);

/** What to tell somebody whom single sign-on did not let in; null for what is no refusal. */
export function ssoMessage(refusal: unknown): FormMessage | null {
  return (typeof refusal === "string" && MESSAGES.get(refusal)) || null;
}
