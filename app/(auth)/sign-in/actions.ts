"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { callerAddress } from "@/lib/auth/caller-address";
import { originOf } from "@/lib/auth/origin";
import { setSessionCookie } from "@/lib/auth/session-cookie";
import { signInWithPassword } from "@/lib/auth/sign-in";
import { asForm } from "@/lib/http/parse";
import { safeNextPath } from "@/lib/http/safe-next";

type SignInState = { ok: false; reason: string; asksCode?: boolean } | null;

export async function signInAction(_previous: SignInState, form: FormData): Promise<SignInState> {
  const fields = asForm(form);
  const requestHeaders = await headers();
  const outcome = await signInWithPassword({
    email: String(fields.get("email") ?? ""),
    password: String(fields.get("password") ?? ""),
    code: String(fields.get("code") ?? ""),
    address: callerAddress(requestHeaders),
    origin: originOf(requestHeaders),
  });
  if (outcome === null) return { ok: false, reason: "bad_credentials" };
  if (outcome === "rate_limited") return { ok: false, reason: "rate_limited" };
  if (typeof outcome === "string") return { ok: false, reason: outcome, asksCode: true };
  await setSessionCookie(outcome);
  redirect(safeNextPath(fields.get("next")));
}
