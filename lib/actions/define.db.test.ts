import { expect, test } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { createMember, createTenant } from "@/prisma/factories";
import { inBrowser } from "@/testing/in-browser";
import { useTestDatabase } from "@/testing/use-test-database";
import { memberAction, ownAction } from "./define";

useTestDatabase();

const nameSchema = z.object({ name: z.string().min(2, "Too short."), days: z.int() });

/** What the browser may send, whatever the types say. */
type Anything = (...given: unknown[]) => Promise<unknown>;

test("an action is done for whoever may, and for nobody else", async () => {
  const done: string[] = [];
  const action = memberAction("settings.manage", "nothing", [z.string()], async (actor, text) => {
    done.push(`${actor.role}: ${text}`);
    return { length: text.length };
  });
  const [tenant, other] = [await createTenant(), await createTenant()];
  const owner = await createMember(tenant, "owner");
  const reviewer = await createMember(tenant, "reviewer");
  const stranger = await createMember(other, "owner");
  const ask = (userId: string | null) => inBrowser(userId, () => action(tenant.slug, "hello"));
  expect(await ask(null)).toMatchObject({ ok: false, code: "UNAUTHENTICATED" });
  expect(await ask(stranger.actor.user.id)).toMatchObject({ ok: false, code: "NOT_FOUND" });
  expect(await ask(reviewer.actor.user.id)).toMatchObject({ ok: false, code: "FORBIDDEN" });
  expect(done).toEqual([]);
  expect(await ask(owner.actor.user.id)).toEqual({ ok: true, length: 5 });
  expect(done).toEqual(["owner: hello"]);
});

test("input that does not fit is refused, with what is wrong with each field", async () => {
  const action = ownAction("nothing", [nameSchema], async () => {});
  const { actor } = await createMember(await createTenant(), "reviewer");
  const ask = (...given: unknown[]) => inBrowser(actor.user.id, () => (action as Anything)(...given));
  expect(await ask({ name: "a", days: 1.5 })).toEqual({
    ok: false,
    code: "INVALID_INPUT",
    reason: "Name: Too short.",
    fields: { name: "Too short.", days: expect.any(String) },
  });
  expect(await ask()).toMatchObject({ ok: false, code: "INVALID_INPUT" });
  expect(await ask({ name: "ab", days: 1 }, "more than there is")).toEqual({ ok: true });
});

test("a refusal is told, also one that says more; anything else is not", async () => {
  const { actor } = await createMember(await createTenant(), "reviewer");
  const ask = (does: () => Promise<object>) =>
    inBrowser(actor.user.id, () => ownAction("nothing", [], does)());
  expect(await ask(async () => Promise.reject(new AppError("conflict", "Too late.")))).toEqual({
    ...{ ok: false, code: "CONFLICT", reason: "Too late." },
  });
  expect(await ask(async () => ({ ok: false, reason: "Too late.", current: 2 }))).toEqual({
    ...{ ok: false, reason: "Too late.", current: 2 },
  });
  const failed = await ask(async () => Promise.reject(new Error("the secret is 123")));
  expect(failed).toMatchObject({ ok: false, code: "INTERNAL_ERROR" });
  expect(JSON.stringify(failed)).not.toContain("123");
});
