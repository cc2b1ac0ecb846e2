"use server";

import { redirect } from "next/navigation";
import { signOut } from "@/lib/auth/account/account";
import { clearSessionCookie } from "@/lib/auth/sign-in/session-cookie";
import { currentUser, requestOrigin } from "@/lib/http/gates";
import { safeNextPath } from "@/lib/http/safe-next";

export async function signInOtherwiseAction(next: string): Promise<void> {
  const user = await currentUser();
  if (user?.boundTo) {
    await signOut(user, await requestOrigin());
    await clearSessionCookie();
  }
  redirect(`/sign-in?next=${encodeURIComponent(safeNextPath(next))}`);
}
