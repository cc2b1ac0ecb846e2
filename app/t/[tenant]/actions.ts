"use server";

import { redirect } from "next/navigation";
import { currentUser } from "@/lib/auth/gates";
import { revokeLogin } from "@/lib/auth/logins";
import { clearSessionCookie } from "@/lib/auth/session-cookie";

/** Ends this browser's login, here and in the database. */
export async function signOutAction(): Promise<void> {
  const user = await currentUser();
  if (user) await revokeLogin(user.loginId);
  await clearSessionCookie();
  redirect("/sign-in");
}
