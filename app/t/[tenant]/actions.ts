"use server";

import { redirect } from "next/navigation";
import { signOut } from "@/lib/auth/account/account";
import { clearSessionCookie } from "@/lib/auth/sign-in/session-cookie";
import { currentUser, requestOrigin } from "@/lib/http/gates";

/** Ends this browser's login, here and in the database. */
export async function signOutAction(): Promise<void> {
  const user = await currentUser();
  if (user) await signOut(user, await requestOrigin());
  await clearSessionCookie();
  redirect("/sign-in");
}
