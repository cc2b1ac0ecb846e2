"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { createLogin } from "@/lib/auth/logins";
import { resetPassword } from "@/lib/auth/password-reset";
import { passwordSchema } from "@/lib/auth/passwords";
import { setSessionCookie } from "@/lib/auth/session-cookie";
import { actionResult } from "@/lib/http/action-result";
import { parseInput } from "@/lib/http/parse";

type NewPasswordState = { ok: false; reason: string } | null;

export async function resetPasswordAction(
  token: string,
  _previous: NewPasswordState,
  form: FormData,
): Promise<NewPasswordState> {
  const result = await actionResult(async () => {
    const done = await resetPassword(token, parseInput(passwordSchema, form.get("password")));
    // The page says that the link has ended.
    if (!done) redirect(`/new-password/${encodeURIComponent(token)}`);
    const userAgent = (await headers()).get("user-agent") ?? "";
    await setSessionCookie({ ...done, loginId: await createLogin(done.userId, userAgent) });
    return redirect("/");
  });
  return result.ok ? null : result;
}
