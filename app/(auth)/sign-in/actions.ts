"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { setSessionCookie } from "@/lib/auth/sign-in/session-cookie";
import { isSignedIn, signInWithCode, signInWithPassword } from "@/lib/auth/sign-in/sign-in";
import { asForm } from "@/lib/http/parse";
import { safeNextPath } from "@/lib/http/safe-next";
import { callerAddress } from "@/lib/net/caller-address";
import { originOf } from "@/lib/net/origin";

type SignInState = { ok: false; reason: string; firstStep?: string } | null;

export async function signInAction(_previous: SignInState, form: FormData): Promise<SignInState> {
  const fields = asForm(form);
  const text = (name: string) => String(fields.get(name) ?? "");
  const requestHeaders = await headers();
  const from = { address: callerAddress(requestHeaders), origin: originOf(requestHeaders) };
  const firstStep = text("firstStep");
  const outcome = firstStep
    ? await signInWithCode({ firstStep, code: text("code"), ...from })
    : await signInWithPassword({ email: text("email"), password: text("password"), ...from });
  if (isSignedIn(outcome)) {
    await setSessionCookie(outcome);
    redirect(safeNextPath(fields.get("next")));
  }
  if (outcome === null) return { ok: false, reason: "bad_credentials" };
  if (outcome === "wrong_code") return { ok: false, reason: "wrong_code", firstStep };
  if (typeof outcome === "string") return { ok: false, reason: outcome };
  return { ok: false, reason: "code_required", ...outcome };
}
