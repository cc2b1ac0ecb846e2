import "server-only";
import { cookies } from "next/headers";
import { env } from "@/lib/env";
import { FLOW_SECONDS } from "./flow-state";

/** Keeps the sealed flow in this browser until it comes back from the provider. */
export async function setFlowCookie(sealed: string): Promise<void> {
  (await cookies()).set(name(), sealed, { ...attributes(), maxAge: FLOW_SECONDS });
}

/** Takes the sealed flow out of this browser: it is good for one return. */
export async function takeFlowCookie(): Promise<string | undefined> {
  const jar = await cookies();
  const sealed = jar.get(name())?.value;
  jar.set(name(), "", { ...attributes(), maxAge: 0 });
  return sealed;
}

function name(): string {
  return attributes().secure ? "__Secure-debrief.sso" : "debrief.sso";
}

function attributes() {
  const secure = env().NEXTAUTH_URL.startsWith("https://");
  // Lax: it has to come along when the provider sends the browser back.
  return { httpOnly: true, sameSite: "lax", path: "/api/sso", secure } as const;
}
