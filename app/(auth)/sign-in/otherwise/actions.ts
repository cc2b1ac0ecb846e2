"use server";

import { redirect } from "next/navigation";
import { signOut } from "@/lib/auth/account";
import { currentUser, requestOrigin } from "@/lib/auth/gates";
import { clearSessionCookie } from "@/lib/auth/session-cookie";
import { safeNextPath } from "@/lib/http/safe-next";

export async function signInOtherwiseAction(next: string): Promise<void> {
  const user = await currentUser();
  if (user?.boundTo) {
    await signOut(user, await requestOrigin());
    await clearSessionCookie();
  }
  redirect(`/sign-in?next=${encodeURIComponent(safeNextPath(next))}`);
}
