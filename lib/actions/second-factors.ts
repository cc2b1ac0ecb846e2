"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { after } from "next/server";
import { z } from "zod";
import { addPasskey, beginPasskey } from "@/lib/auth/factors/passkeys/add-passkey";
import { madeSchema } from "@/lib/auth/factors/passkeys/answers";
import { setChallengeCookie, takeChallengeCookie } from "@/lib/auth/factors/passkeys/challenge-cookie";
import { passkeyNameSchema, removePasskey, renamePasskey } from "@/lib/auth/factors/passkeys/passkeys";
import {
  beginTwoStep,
  confirmTwoStep,
  endTwoStep,
  proveAgain,
  renewRecoveryCodes,
} from "@/lib/auth/factors/two-step";
import { PASSWORD_MAX_LENGTH } from "@/lib/auth/login/passwords";
import { setSessionCookie } from "@/lib/auth/sign-in/session-cookie";
import { beginPasskeySignIn, signInWithPasskey } from "@/lib/auth/sign-in/sign-in-by-passkey";
import { formOf } from "@/lib/http/parse";
import { safeNextPath } from "@/lib/http/safe-next";
import { mailPasskeyChange } from "@/lib/mail/passkey-change";
import { openAction, ownAction } from "./define";

const password = z.string().max(PASSWORD_MAX_LENGTH);
const code = z.string().max(40, "That is too long for a code.");
const proof = z.object({ password, code });

export const beginTwoStepAction = ownAction("nothing", [password], ({ user }, given) =>
  beginTwoStep(user, given),
);

export const confirmTwoStepAction = ownAction("nothing", [code], async ({ user, origin }, given) => ({
  codes: await confirmTwoStep(user, given, origin),
}));

/** Shows again who somebody is, and leads them back to what asked for it. */
export const confirmAction = ownAction(
  "nothing",
  [z.string().catch("/"), z.unknown(), formOf(z.object({ password, code: code.default("") }))],
  async ({ user, origin }, next, _, given) => {
    await proveAgain(user, given, origin);
    redirect(safeNextPath(next));
  },
);

export const endTwoStepAction = ownAction("page", [proof], ({ user, origin }, given) =>
  endTwoStep(user, given, origin),
);

export const renewRecoveryCodesAction = ownAction("nothing", [proof], async ({ user, origin }, given) => ({
  codes: await renewRecoveryCodes(user, given, origin),
}));

export const beginPasskeySignInAction = openAction([], async () => {
  const { options, sealed } = await beginPasskeySignIn();
  await setChallengeCookie(sealed);
  return { options };
});

/** Leads to `next`, or says why not. */
export const finishPasskeySignInAction = openAction(
  [z.string().catch(""), z.unknown()],
  async (from, next, answer) => {
    const outcome = await signInWithPasskey({ answer, sealed: await takeChallengeCookie(), ...from });
    if (typeof outcome === "string") return { ok: false as const, reason: outcome };
    await setSessionCookie(outcome);
    redirect(safeNextPath(next));
  },
);

export const beginPasskeyAction = ownAction("nothing", [password], async ({ user }, given) => {
  // A page that was open for a while asks for the password now.
  refresh();
  const { options, sealed } = await beginPasskey(user, given);
  await setChallengeCookie(sealed);
  return { options };
});

export const addPasskeyAction = ownAction(
  "page",
  [z.object({ name: passkeyNameSchema, answer: madeSchema })],
  async ({ user, origin }, { name, answer }) => {
    await addPasskey(user, { answer, sealed: await takeChallengeCookie(), name }, origin);
    after(() => mailPasskeyChange({ to: user, passkey: name, change: "added" }));
  },
);

export const renamePasskeyAction = ownAction("page", [z.uuid(), passkeyNameSchema], ({ user }, id, name) =>
  renamePasskey(user, id, name),
);

export const removePasskeyAction = ownAction(
  "nothing",
  [z.object({ id: z.uuid(), password })],
  async ({ user, origin }, removal) => {
    // Also when it fails: it may be gone by another page.
    refresh();
    const passkey = await removePasskey(user, removal, origin);
    after(() => mailPasskeyChange({ to: user, passkey, change: "removed" }));
  },
);
