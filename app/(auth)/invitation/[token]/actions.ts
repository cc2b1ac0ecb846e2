"use server";

import { redirect } from "next/navigation";
import { signOut } from "@/lib/auth/account/account";
import { createLogin } from "@/lib/auth/login/logins";
import { joinAsNewPerson, joinAsUser, newPersonSchema } from "@/lib/auth/sign-in/accept-invitation";
import { clearSessionCookie, setSessionCookie } from "@/lib/auth/sign-in/session-cookie";
import { actionResult } from "@/lib/http/action-result";
import { currentUser, requestOrigin } from "@/lib/http/gates";
import { asForm, asText, parseInput } from "@/lib/http/parse";

type JoinState = { ok: false; reason: string } | null;

export async function joinAsNewPersonAction(
  token: string,
  _previous: JoinState,
  form: FormData,
): Promise<JoinState> {
  const result = await actionResult(async () => {
    const origin = await requestOrigin();
    const person = parseInput(newPersonSchema, Object.fromEntries(asForm(form)));
    const joined = await joinAsNewPerson(asText(token), person, origin);
    if (!joined) return {};
    const loginId = await createLogin(joined.userId, origin);
    await setSessionCookie({ userId: joined.userId, loginId });
    return redirect(`/t/${joined.tenantSlug}/interviews`);
  });
  // The page says why: the invitation has ended, or has an account by now.
  return result.ok ? redirect(`/invitation/${encodeURIComponent(token)}`) : result;
}

export async function joinAsUserAction(token: string): Promise<void> {
  const user = await currentUser();
  const slug = user && (await joinAsUser(asText(token), user, await requestOrigin()));
  redirect(slug ? `/t/${slug}/interviews` : `/invitation/${encodeURIComponent(token)}`);
}

/** For who is signed in as somebody else: ends that login here and comes back. */
export async function signInAsInvitedAction(token: string): Promise<void> {
  const user = await currentUser();
  if (user) await signOut(user, await requestOrigin());
  await clearSessionCookie();
  redirect(`/invitation/${encodeURIComponent(token)}`);
}
