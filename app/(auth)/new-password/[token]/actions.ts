"use server";

import { redirect } from "next/navigation";
import { resetPassword } from "@/lib/auth/account/password-reset";
import { createLogin } from "@/lib/auth/login/logins";
import { passwordSchema } from "@/lib/auth/login/passwords";
import { setSessionCookie } from "@/lib/auth/sign-in/session-cookie";
import { actionResult } from "@/lib/http/action-result";
import { requestOrigin } from "@/lib/http/gates";
import { asForm, asText, parseInput } from "@/lib/http/parse";

type NewPasswordState = { ok: false; reason: string } | null;

export async function resetPasswordAction(
  token: string,
  _previous: NewPasswordState,
  form: FormData,
): Promise<NewPasswordState> {
  const result = await actionResult(async () => {
    const origin = await requestOrigin();
    const done = await resetPassword(
      asText(token),
      parseInput(passwordSchema, asForm(form).get("password")),
      origin,
    );
    // The page says that the link has ended.
    if (!done) redirect(`/new-password/${encodeURIComponent(token)}`);
    if (done.needsCode) redirect("/sign-in");
    await setSessionCookie({ userId: done.userId, loginId: await createLogin(done.userId, origin) });
    return redirect("/");
  });
  return result.ok ? null : result;
}
