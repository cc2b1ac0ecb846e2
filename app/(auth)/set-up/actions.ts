"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { setSessionCookie } from "@/lib/auth/sign-in/session-cookie";
import { completeSetUp, setUpSchema } from "@/lib/auth/sign-in/set-up";
import { isSignedIn, signInWithPassword } from "@/lib/auth/sign-in/sign-in";
import { asForm } from "@/lib/http/parse";
import { callerAddress } from "@/lib/net/caller-address";
import { originOf } from "@/lib/net/origin";

type SetUpState = { ok: false; reason: string; fields?: Record<string, string> } | null;

export async function setUpAction(_previous: SetUpState, form: FormData): Promise<SetUpState> {
  const input = setUpSchema.safeParse(Object.fromEntries(asForm(form)));
  if (!input.success) {
    const fields = input.error.issues.map((issue) => [issue.path.join("."), issue.message]);
    return { ok: false, reason: "invalid", fields: Object.fromEntries(fields.reverse()) };
  }
  const requestHeaders = await headers();
  const address = callerAddress(requestHeaders);
  const outcome = await completeSetUp(input.data, address);
  if (!outcome.ok) return outcome;
  const login = await signInWithPassword({ ...input.data, address, origin: originOf(requestHeaders) });
  if (!isSignedIn(login)) redirect("/sign-in");
  await setSessionCookie(login);
  redirect(`/t/${outcome.tenantSlug}/settings`);
}
