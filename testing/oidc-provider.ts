// A real OpenID Connect provider on 127.0.0.1, whose sign-in page asks for a name and believes it.
import { createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import Provider, { type Configuration } from "oidc-provider";

export const CLIENT = { clientId: "debrief", clientSecret: "a-secret-of-the-client" };

type Claims = Record<string, unknown>;

/**
 * `redirects` are the addresses that the client registered, read at the first request, and so is `signOutAt`, where it is
 * told who has signed out. Accounts come by `people.set(name, claims)`.
 */
export async function startOidcProvider(redirects: string[], signOutAt?: () => string) {
  const people = new Map<string, Claims>();
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const kid = randomUUID();
  const server = http.createServer((request, response) => handle(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = `http://${host}`;
  let forge: ((claims: Claims) => Claims) | null = null;

  const configuration = (): Configuration => ({
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: redirects,
        token_endpoint_auth_method: "client_secret_post",
        ...(signOutAt
          ? { backchannel_logout_uri: signOutAt(), backchannel_logout_session_required: true }
          : {}),
      },
    ],
    cookies: { keys: ["a key for the provider's cookies"] },
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid, alg: "RS256", use: "sig" } as never] },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
    // Its own dispatcher calls nothing on this machine.
    fetch: (address, { method = "GET", headers = {}, body = null } = {}) =>
      fetch(address, { method, headers, body }),
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, sub) => {
      const claims = people.get(sub);
      return claims && { accountId: sub, claims: () => ({ sub, ...claims }) };
    },
    // Nobody is asked whether Debrief may know their address.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        accountId: oidc.session?.accountId ?? "",
        clientId: oidc.client?.clientId ?? "",
      });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
  let started: Provider | undefined;
  const provider = () => {
    if (started) return started;
    started = new Provider(issuer, configuration());
    started.use(forgeTokens);
    return started;
  };

  // For what a provider does not do by itself: a token that says something else.
  const forgeTokens: Parameters<Provider["use"]>[0] = async (context, next) => {
    await next();
    const body = context.body as { id_token?: string } | undefined;
    if (context.path !== "/token" || !forge || !body?.id_token) return;
    const [, payload = ""] = body.id_token.split(".");
    const claims = forge(JSON.parse(Buffer.from(payload, "base64url").toString()) as Claims);
    context.body = { ...body, id_token: sign(claims) };
  };

  function sign(claims: Claims, header: Claims = {}): string {
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
    const signed = `${encode({ alg: "RS256", kid, ...header })}.${encode(claims)}`;
    return `${signed}.${createSign("sha256").update(signed).sign(privateKey, "base64url")}`;
  }

  async function handle(request: http.IncomingMessage, response: http.ServerResponse) {
    if (!request.url?.startsWith("/interaction/")) return provider().callback()(request, response);
    if (request.method === "GET") {
      response.setHeader("content-type", "text/html");
      return response.end(
        '<!doctype html><html lang="en"><title>Provider</title><form method="post"><label>Account <input name="account"></label><button>Log in</button></form>',
      );
    }
    let form = "";
    for await (const chunk of request) form += String(chunk);
    const accountId = new URLSearchParams(form).get("account") ?? "";
    return provider().interactionFinished(request, response, { login: { accountId } });
  }

  return {
    host,
    issuer,
    people,
    /** From now on ID tokens say what `change` makes of them, signed by the provider's own key; null ends it. */
    forge: (change: typeof forge) => {
      forge = change;
    },
    /** A token of any claims, signed by the provider's own key. */
    sign,
    /** Tells the client that the session `sid` of an account has ended. Rejects when it does not take that well. */
    signOut: async (account: string, sid: string) => {
      const client = await provider().Client.find(CLIENT.clientId);
      // Not in the types: what the provider does for each client when somebody signs out.
      const told = client as unknown as { backchannelLogout: (sub: string, sid: string) => Promise<void> };
      await told.backchannelLogout(account, sid);
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Goes through the provider's pages as a browser would. Returns where it sends the browser back to. */
export async function visitProvider(address: string, account: string): Promise<URL> {
  const jar = new Map<string, string>();
  let next = new URL(address);
  const go = async (init: RequestInit = {}) => {
    const cookie = [...jar].map((pair) => pair.join("=")).join("; ");
    const response = await fetch(next, { ...init, redirect: "manual", headers: { ...init.headers, cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split("=");
      jar.set(name, value);
    }
    const location = response.headers.get("location");
    if (location) next = new URL(location, next);
    return response;
  };
  const { origin } = next;
  for (let step = 0; step < 6 && next.origin === origin; step++) {
    const response = await go();
    if (response.status === 200) {
      await go({
        method: "POST",
        body: new URLSearchParams({ account }).toString(),
        headers: { "content-type": "application/x-www-form-urlencoded" },
      });
    } else if (!response.headers.has("location")) throw new Error(await response.text());
  }
  return next;
}
