/** New passwords against a real service of ranges: what it learns, whom it stops, and that it stops nobody by being away. */
import { createHash } from "node:crypto";
import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { changePassword } from "@/lib/auth/account/account";
import { createPasswordReset, resetPassword } from "@/lib/auth/account/password-reset";
import { completeSetUp, createSetUpCode, setUpSchema } from "@/lib/auth/sign-in/set-up";
import { log } from "@/lib/log";
import { createUser } from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { hashPassword } from "./passwords";

useTestDatabase();

const BREACHED = "four owls out of a breach";
const UNKNOWN = "four owls that nobody saw";
const PADDED = "four owls to fill a range";

const asked: http.IncomingMessage[] = [];
let answer: (prefix: string) => { status?: number; text: string };
const digestOf = (password: string) => createHash("sha1").update(password).digest("hex").toUpperCase();

const server = http.createServer((request, response) => {
  asked.push(request);
  const { status = 200, text } = answer(request.url?.split("/").at(-1) ?? "");
  response.writeHead(status, { "content-type": "text/plain" }).end(text);
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
process.env.BREACHED_PASSWORDS_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/range/`;
afterAll(() => void server.close());

beforeEach(() => {
  asked.length = 0;
  answer = (prefix) => ({
    text: [
      `${"0".repeat(35)}:7`,
      ...[`${BREACHED}:3`, `${PADDED}:0`].flatMap((line) => {
        const [password = "", times] = line.split(":");
        const digest = digestOf(password);
        return digest.startsWith(prefix) ? `${digest.slice(5)}:${times}` : [];
      }),
      `${"F".repeat(35)}:1`,
    ].join("\r\n"),
  });
});

async function person() {
  const { id } = await createUser({ passwordHash: await hashPassword("the old password") });
  const user = { userId: id, loginId: "00000000-0000-7000-8000-000000000000" } as never;
  return {
    change: (next: string) => changePassword(user, { current: "the old password", next }),
    reset: async (next: string) =>
      resetPassword((await createPasswordReset(id)).split("/").at(-1) ?? "", next),
  };
}

test("a password from a breach is refused wherever one is chosen, and another is not", async () => {
  const code = await createSetUpCode();
  const answers = {
    code,
    name: "Ola",
    email: "ola@example.test",
    tenantName: "Initech",
    tenantSlug: "initech",
  };
  const setUp = (password: string) => completeSetUp(setUpSchema.parse({ ...answers, password }), "a");
  expect(await setUp(BREACHED)).toEqual({ ok: false, reason: "breached" });
  expect(await setUp(UNKNOWN)).toMatchObject({ ok: true });
  const { change, reset } = await person();
  await expect(change(BREACHED)).rejects.toThrow("known from a data breach");
  await expect(reset(BREACHED)).rejects.toThrow("known from a data breach");
  expect(await change(PADDED)).toBe("changed");
  expect(await reset(UNKNOWN)).toMatchObject({ needsCode: false });
});

test("the service learns five digits of a digest and nothing else", async () => {
  const { change } = await person();
  await expect(change(BREACHED)).rejects.toThrow("data breach");
  expect(asked).toHaveLength(1);
  const [request] = asked;
  expect(request?.url).toBe(`/range/${digestOf(BREACHED).slice(0, 5)}`);
  expect(request?.headers["add-padding"]).toBe("true");
  expect(JSON.stringify(request?.rawHeaders)).not.toMatch(new RegExp(digestOf(BREACHED).slice(5), "i"));
});

test("a service that is away, refuses or floods stops nobody, and the log says so without the password", async () => {
  const warn = vi.spyOn(log, "warn").mockReturnValue(undefined);
  const flood = `${"A".repeat(35)}:9\r\n`.repeat(40_000);
  for (const odd of [{ status: 503, text: "" }, { text: flood }, { status: 302, text: "" }]) {
    answer = () => odd;
    expect(await (await person()).change(BREACHED)).toBe("changed");
  }
  await new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  expect(await (await person()).change(BREACHED)).toBe("changed");
  expect(warn.mock.calls.map(([, text]) => text)).toEqual(
    Array(4).fill("breached passwords could not be looked up"),
  );
  expect(JSON.stringify(warn.mock.calls)).not.toMatch(new RegExp(`${BREACHED}|${digestOf(BREACHED)}`));
  warn.mockRestore();
});
