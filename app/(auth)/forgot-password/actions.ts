"use server";

import { headers } from "next/headers";
import { after } from "next/server";
import { mayRequestPasswordReset, sendPasswordReset } from "@/lib/auth/account/password-reset";
import { asForm } from "@/lib/http/parse";
import { callerAddress } from "@/lib/net/caller-address";

type ForgotPasswordState = { ok: true } | { ok: false; reason: string } | null;

export async function requestPasswordResetAction(
  _previous: ForgotPasswordState,
  form: FormData,
): Promise<ForgotPasswordState> {
  const email = String(asForm(form).get("email") ?? "").slice(0, 254);
  if (!(await mayRequestPasswordReset(email, callerAddress(await headers()))))
    return { ok: false, reason: "rate_limited" };
  // Afterwards, or the time that the mail takes would tell whether there is an account.
  after(() => sendPasswordReset(email));
  return { ok: true };
}
