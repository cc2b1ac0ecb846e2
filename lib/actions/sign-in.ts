"use server";

import { redirect } from "next/navigation";
import { after } from "next/server";
import { z } from "zod";
import { signOut } from "@/lib/auth/account/account";
import { confirmEmailChange } from "@/lib/auth/account/email-change";
import { mayRequestPasswordReset, resetPassword, sendPasswordReset } from "@/lib/auth/account/password-reset";
import { actorForMailToken } from "@/lib/auth/actor";
import { createLogin } from "@/lib/auth/login/logins";
import { PASSWORD_REFUSALS } from "@/lib/auth/login/new-password";
import { passwordSchema } from "@/lib/auth/login/passwords";
import { countAttempt, type RateLimitRule } from "@/lib/auth/rate-limit";
import { joinAsNewPerson, joinAsUser, newPersonSchema } from "@/lib/auth/sign-in/accept-invitation";
import { clearSessionCookie, setSessionCookie } from "@/lib/auth/sign-in/session-cookie";
import { completeSetUp, setUpSchema } from "@/lib/auth/sign-in/set-up";
import { isSignedIn, signInWithCode, signInWithPassword } from "@/lib/auth/sign-in/sign-in";
import { findTenantByDomain } from "@/lib/auth/single-sign-on/provider";
import { stopMail } from "@/lib/data/news/notification-settings";
import { AppError } from "@/lib/errors";
import { currentUser } from "@/lib/http/gates";
import { formOf } from "@/lib/http/parse";
import { safeNextPath } from "@/lib/http/safe-next";
import { leadingAction, openAction } from "./define";

/** A field that may be left out, and a token: what is none leads nowhere. */
const text = z.string().catch("");
/** What `useActionState` puts before a form. */
const previous = z.unknown();

const PROVIDER_ATTEMPTS: RateLimitRule = { purpose: "find-provider", limit: 30, windowMs: 15 * 60_000 };

export const signInAction = openAction(
  [previous, formOf(z.object({ email: text, password: text, firstStep: text, code: text, next: text }))],
  async (from, _, { email, password, firstStep, code, next }) => {
    const outcome = firstStep
      ? await signInWithCode({ firstStep, code, ...from })
      : await signInWithPassword({ email, password, ...from });
    if (isSignedIn(outcome)) {
      await setSessionCookie(outcome);
      redirect(safeNextPath(next));
    }
    if (outcome === null) return refusal("bad_credentials");
    if (outcome === "wrong_code") return { ...refusal("wrong_code"), firstStep };
    return typeof outcome === "string" ? refusal(outcome) : { ...refusal("code_required"), ...outcome };
  },
);

/** Ends a login that an organisation's provider has opened, for one of another kind. */
export const signInOtherwiseAction = leadingAction([text], async ({ origin }, next) => {
  const user = await currentUser();
  if (user?.boundTo) {
    await signOut(user, origin);
    await clearSessionCookie();
  }
  return `/sign-in?next=${encodeURIComponent(safeNextPath(next))}`;
});

/** Ends this browser's login, here and in the database. `next`: where they were, and come back to. */
export const signOutAction = leadingAction([text], async ({ origin }, next) => {
  const user = await currentUser();
  if (user) await signOut(user, origin);
  await clearSessionCookie();
  const path = safeNextPath(next);
  return path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`;
});

export const findProviderAction = openAction(
  [previous, formOf(z.object({ email: text }))],
  async ({ address }, _, { email }) => {
    if (!(await countAttempt(PROVIDER_ATTEMPTS, address))) return refusal("rate_limited");
    const slug = await findTenantByDomain(email);
    return slug === null ? refusal("no_provider") : redirect(`/sso/${slug}`);
  },
);

/** Answers the same whether there is an account or not. */
export const requestPasswordResetAction = openAction(
  [previous, formOf(z.object({ email: text }))],
  async ({ address }, _, form) => {
    const email = form.email.slice(0, 254);
    if (!(await mayRequestPasswordReset(email, address))) return refusal("rate_limited");
    // Afterwards, or the time that the mail takes would tell whether there is an account.
    after(() => sendPasswordReset(email));
    return { ok: true as const };
  },
);

export const resetPasswordAction = openAction(
  [text, previous, formOf(z.looseObject({ password: passwordSchema }))],
  async ({ origin }, token, _, { password, ...ticked }) => {
    const keep = Object.keys(ticked).map((name) => name.replace(/^keep\./, ""));
    const done = await resetPassword(token, password, origin, keep);
    // The page says that the link has ended.
    if (!done) redirect(`/new-password/${encodeURIComponent(token)}`);
    if (done.needsCode) redirect("/sign-in");
    await setSessionCookie({ userId: done.userId, loginId: await createLogin(done.userId, origin) });
    redirect("/");
  },
);

export const setUpAction = openAction([previous, formOf(setUpSchema)], async (from, _, input) => {
  const outcome = await completeSetUp(input, from.address);
  if (!outcome.ok && (outcome.reason === "easy_to_guess" || outcome.reason === "breached")) {
    const password = PASSWORD_REFUSALS[outcome.reason];
    throw new AppError("invalid_input", password, { details: { fields: { password } } });
  }
  if (!outcome.ok) return outcome;
  const login = await signInWithPassword({ ...input, ...from });
  if (!isSignedIn(login)) redirect("/sign-in");
  await setSessionCookie(login);
  redirect(`/t/${outcome.tenantSlug}/settings`);
});

export const joinAsNewPersonAction = openAction(
  [text, previous, formOf(newPersonSchema)],
  async ({ origin }, token, _, person) => {
    const joined = await joinAsNewPerson(token, person, origin);
    // The page says why: the invitation has ended, or has an account by now.
    if (!joined) redirect(`/invitation/${encodeURIComponent(token)}`);
    await setSessionCookie({ userId: joined.userId, loginId: await createLogin(joined.userId, origin) });
    redirect(`/t/${joined.tenantSlug}/interviews`);
  },
);

export const joinAsUserAction = leadingAction([text], async ({ origin }, token) => {
  const user = await currentUser();
  const slug = user && (await joinAsUser(token, user, origin));
  return slug ? `/t/${slug}/interviews` : `/invitation/${encodeURIComponent(token)}`;
});

/** For who is signed in as somebody else: ends that login here and comes back. */
export const signInAsInvitedAction = leadingAction([text], async ({ origin }, token) => {
  const user = await currentUser();
  if (user) await signOut(user, origin);
  await clearSessionCookie();
  return `/invitation/${encodeURIComponent(token)}`;
});

/** Makes the mailed link's address that of who is signed in. The page says what became of it. */
export const confirmEmailChangeAction = leadingAction([text], async ({ origin }, token) => {
  const user = await currentUser();
  const isDone = user !== null && user.boundTo === null && (await confirmEmailChange(token, user, origin));
  return `/new-email/${encodeURIComponent(token)}${isDone ? "?done" : ""}`;
});

/** Ends the mails to whoever holds the link; one that is not ours changes nothing and looks the same. */
export const stopMailAction = leadingAction([text], async (_, token) => {
  const actor = await actorForMailToken(token);
  if (actor) await stopMail(actor);
  return `/unsubscribe/${encodeURIComponent(token)}?done`;
});

function refusal(reason: string) {
  return { ok: false as const, reason };
}
