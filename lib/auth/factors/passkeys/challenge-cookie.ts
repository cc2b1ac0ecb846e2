import "server-only";
import { cookies } from "next/headers";
import { env } from "@/lib/env";
import { CHALLENGE_SECONDS } from "./challenge";

/** Keeps a sealed challenge in this browser until its authenticator has answered. */
export async function setChallengeCookie(sealed: string): Promise<void> {
  (await cookies()).set(name(), sealed, { ...attributes(), maxAge: CHALLENGE_SECONDS });
}

/** Takes the sealed challenge out of this browser: it is good for one answer. */
export async function takeChallengeCookie(): Promise<string | undefined> {
  const jar = await cookies();
  const sealed = jar.get(name())?.value;
  jar.set(name(), "", { ...attributes(), maxAge: 0 });
  return sealed;
}

function name(): string {
  return attributes().secure ? "__Host-debrief.passkey" : "debrief.passkey";
}

function attributes() {
  const secure = env().NEXTAUTH_URL.startsWith("https://");
  return { httpOnly: true, sameSite: "strict", path: "/", secure } as const;
}
