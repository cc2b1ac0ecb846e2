"use server";

import { redirect } from "next/navigation";
import { confirmEmailChange } from "@/lib/auth/account/email-change";
import { currentUser, requestOrigin } from "@/lib/http/gates";
import { asText } from "@/lib/http/parse";

/** Makes the mailed link's address that of who is signed in. The page says what became of it. */
export async function confirmEmailChangeAction(token: string): Promise<void> {
  const user = await currentUser();
  const isDone =
    user !== null &&
    user.boundTo === null &&
    (await confirmEmailChange(asText(token), user, await requestOrigin()));
  redirect(`/new-email/${encodeURIComponent(token)}${isDone ? "?done" : ""}`);
}
