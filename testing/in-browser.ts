// First: Next keeps its storages where this puts their class.
import "next/dist/server/node-environment-baseline";
import { workAsyncStorage } from "next/dist/server/app-render/work-async-storage.external";
import { workUnitAsyncStorage } from "next/dist/server/app-render/work-unit-async-storage.external";
import { HeadersAdapter } from "next/dist/server/web/spec-extension/adapters/headers";
import { RequestCookies } from "next/dist/server/web/spec-extension/cookies";
import { encode } from "next-auth/jwt";
import { createLogin } from "@/lib/auth/login/logins";
import { sessionCookieName } from "@/lib/auth/sign-in/config";
import { env } from "@/lib/env";

/** Runs a server action as Next does for a browser in which `userId` is signed in; null for one in which nobody is. */
export async function inBrowser<T>(userId: string | null, act: () => Promise<T>): Promise<T> {
  const headers = new Headers();
  if (userId !== null) {
    const loginId = await createLogin(userId);
    const token = await encode({ token: { sub: userId, loginId }, secret: env().NEXTAUTH_SECRET });
    headers.set("cookie", `${sessionCookieName()}=${token}`);
  }
  const cookies = new RequestCookies(headers);
  const unit = {
    ...{ type: "request", phase: "action", headers: HeadersAdapter.seal(headers) },
    ...{ cookies, mutableCookies: cookies, userspaceMutableCookies: cookies },
  };
  // Of what Next keeps for a request, these are what an action asks for.
  return workAsyncStorage.run({ route: "/", page: "/page" } as never, () =>
    workUnitAsyncStorage.run(unit as never, act),
  );
}
