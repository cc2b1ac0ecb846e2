"use server";

import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { after } from "next/server";
import { z } from "zod";
import { addPasskey, beginPasskey } from "@/lib/auth/factors/passkeys/add-passkey";
import { madeSchema } from "@/lib/auth/factors/passkeys/answers";
import { setChallengeCookie, takeChallengeCookie } from "@/lib/auth/factors/passkeys/challenge-cookie";
import { passkeyNameSchema, removePasskey, renamePasskey } from "@/lib/auth/factors/passkeys/passkeys";
import { PASSWORD_MAX_LENGTH } from "@/lib/auth/login/passwords";
import { setSessionCookie } from "@/lib/auth/sign-in/session-cookie";
import { beginPasskeySignIn, signInWithPasskey } from "@/lib/auth/sign-in/sign-in-by-passkey";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { requestOrigin, userOrThrow } from "@/lib/http/gates";
import { parseInput } from "@/lib/http/parse";
import { safeNextPath } from "@/lib/http/safe-next";
import { mailPasskeyChange } from "@/lib/mail/passkey-change";
import { callerAddress } from "@/lib/net/caller-address";
import { originOf } from "@/lib/net/origin";

const password = z.string().max(PASSWORD_MAX_LENGTH);
const newPasskeySchema = z.object({ name: passkeyNameSchema, answer: madeSchema });
const removalSchema = z.object({ id: z.uuid(), password });

type SignInOptions = Awaited<ReturnType<typeof beginPasskeySignIn>>["options"];
type NewOptions = Awaited<ReturnType<typeof beginPasskey>>["options"];

export async function beginPasskeySignInAction(): Promise<ActionResult<{ options: SignInOptions }>> {
  return actionResult(async () => {
    const { options, sealed } = await beginPasskeySignIn();
    await setChallengeCookie(sealed);
    return { options };
  });
}

export async function finishPasskeySignInAction(
  next: string,
  answer: unknown,
): Promise<{ ok: false; reason: string }> {
  const requestHeaders = await headers();
  const outcome = await signInWithPasskey({
    answer,
    sealed: await takeChallengeCookie(),
    address: callerAddress(requestHeaders),
    origin: originOf(requestHeaders),
  });
  if (typeof outcome === "string") return { ok: false, reason: outcome };
  await setSessionCookie(outcome);
  redirect(safeNextPath(next));
}

export async function beginPasskeyAction(given: string): Promise<ActionResult<{ options: NewOptions }>> {
  return actionResult(async () => {
    // A page that was open for a while asks for the password now.
    refresh();
    const { options, sealed } = await beginPasskey(await userOrThrow(), parseInput(password, given));
    await setChallengeCookie(sealed);
    return { options };
  });
}

export async function addPasskeyAction(input: z.input<typeof newPasskeySchema>): Promise<ActionResult> {
  return actionResult(async () => {
    const user = await userOrThrow();
    const { name, answer } = parseInput(newPasskeySchema, input);
    const sealed = await takeChallengeCookie();
    await addPasskey(user, { answer, sealed, name }, await requestOrigin());
    after(() => mailPasskeyChange({ to: user, passkey: name, change: "added" }));
    refresh();
    return {};
  });
}

export async function renamePasskeyAction(id: string, name: string): Promise<ActionResult> {
  return actionResult(async () => {
    await renamePasskey(await userOrThrow(), parseInput(z.uuid(), id), parseInput(passkeyNameSchema, name));
    refresh();
    return {};
  });
}

export async function removePasskeyAction(input: z.infer<typeof removalSchema>): Promise<ActionResult> {
  return actionResult(async () => {
    refresh();
    const user = await userOrThrow();
    const passkey = await removePasskey(user, parseInput(removalSchema, input), await requestOrigin());
    after(() => mailPasskeyChange({ to: user, passkey, change: "removed" }));
    return {};
  });
}
