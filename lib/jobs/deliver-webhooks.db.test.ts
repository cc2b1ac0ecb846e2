import { createHmac } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, expect, test } from "vitest";
import { actorForJob } from "@/lib/auth/actor";
import { testWebhook } from "@/lib/data/news/webhook-deliveries";
import {
  createWebhook,
  listWebhooks,
  removeWebhook,
  setWebhookEnabled,
  type WebhookInput,
  webhookSchema,
} from "@/lib/data/news/webhooks";
import { decide } from "@/lib/data/reviews/decisions";
import { savePolicy } from "@/lib/data/sight/review-policies";
import { database } from "@/lib/db/client";
import { createConnection, createInterview, createMember, createTenant } from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { deliverWebhook } from "./deliver-webhooks";

type Received = { path: string; headers: http.IncomingHttpHeaders; body: string };

const received: Received[] = [];
let status = 200;
const receiver = http.createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += chunk;
  received.push({ path: request.url ?? "", headers: request.headers, body });
  response.writeHead(status, { location: "/elsewhere" }).end("taken");
});
await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
const host = `127.0.0.1:${(receiver.address() as AddressInfo).port}`;
process.env.WEBHOOK_PRIVATE_HOSTS = `mattermost.internal:8065, ${host}`;
useTestDatabase();

afterAll(() => new Promise((resolve) => receiver.close(resolve)));
beforeEach(() => {
  received.length = 0;
  status = 200;
});

const INPUT: WebhookInput = {
  name: "Hiring channel",
  format: "json",
  url: `http://${host}/hook/secret-path`,
  events: ["decision.made"],
};

async function scene(input: Partial<WebhookInput> = {}) {
  const tenant = await createTenant();
  const { actor } = await createMember(tenant, "owner");
  const { id, secret } = await createWebhook(actor, { ...INPUT, ...input });
  const connection = await createConnection(tenant.id);
  const interview = await createInterview(tenant.id, connection.id, {
    candidateName: "<Ada> & <!channel>",
    status: "failed",
  });
  const advance = () =>
    decide(actor, interview.id, { outcome: "advance", reasonCode: null, comment: "Confidential words" });
  /** Does the delivery jobs that wait, and says how long until each is tried again. */
  const deliver = async () => {
    const jobs = await database().prisma.job.findMany({ where: { tenantId: tenant.id, kind: "webhook" } });
    return Promise.all(jobs.map((job) => deliverWebhook(actorForJob(tenant.id, "webhook"), job.subjectId)));
  };
  return { tenant, actor, id, secret, interview, advance, deliver };
}

test("a decision is delivered once, signed so that its receiver can tell", async () => {
  const { actor, secret, interview, advance, deliver } = await scene();
  await advance();
  expect(await deliver()).toEqual([null]);
  await deliver();
  expect(received).toHaveLength(1);
  const { headers = {}, body = "" }: Partial<Received> = received[0] ?? {};
  expect(JSON.parse(body)).toMatchObject({
    type: "decision.made",
    data: { interviewId: interview.id, outcome: "advance", candidateName: "<Ada> & <!channel>" },
  });
  expect(body).not.toContain("Confidential words");
  const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const expected = createHmac("sha256", key).update(signed).digest("base64");
  expect(headers["webhook-signature"]).toBe(`v1,${expected}`);
  expect((await listWebhooks(actor))[0]?.last).toMatchObject({ isDelivered: true, statusCode: 200 });
});

test("a chat gets a sentence in which a name is a name", async () => {
  const { interview, advance, deliver, tenant } = await scene({ format: "slack" });
  await advance();
  await deliver();
  const url = `http://127.0.0.1:3000/t/${tenant.slug}/interviews/${interview.id}`;
  expect(JSON.parse(received[0]?.body ?? "")).toEqual({
    text: `Robin Vale decided: &lt;Ada&gt; &amp; &lt;!channel&gt; advances. <${url}|Open>`,
  });
});

test("where a role hides its candidates, so does the webhook", async () => {
  const { actor, advance, deliver } = await scene();
  await savePolicy(actor, {
    roleName: "",
    scorecardId: null,
    isBlind: true,
    isAnonymous: true,
    requiredReviews: 0,
    assignment: "none",
    dueDays: null,
    reviewerIds: [],
  });
  await advance();
  await deliver();
  expect(received[0]?.body).not.toContain("Ada");
});

test("what the receiver did not take is tried again with the same id, later each time, and then given up", async () => {
  const { actor, advance, deliver } = await scene();
  status = 500;
  await advance();
  const waits: (number | null | undefined)[] = [];
  for (let attempt = 0; attempt < 7; attempt++) waits.push((await deliver())[0]);
  expect(waits.slice(0, -1).every((wait, index) => (wait ?? 0) > (waits[index - 1] ?? 0))).toBe(true);
  expect(waits.at(-1)).toBeNull();
  expect(new Set(received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  expect((await listWebhooks(actor))[0]?.last).toMatchObject({ isGivenUp: true, statusCode: 500 });
  await deliver();
  expect(received).toHaveLength(7);
});

test("a redirect is not followed, and a receiver that is gone is not asked again", async () => {
  const { advance, deliver } = await scene();
  status = 302;
  await advance();
  await deliver();
  expect(received.map(({ path }) => path)).toEqual(["/hook/secret-path"]);
  status = 410;
  expect(await deliver()).toEqual([null]);
});

test("a webhook hears only what it was made for, and nothing while it is stopped or when it is gone", async () => {
  const { actor, id, advance, deliver } = await scene({ events: ["interview.completed"] });
  await advance();
  expect(await deliver()).toEqual([]);
  await testWebhook(actor, id);
  await setWebhookEnabled(actor, id, false);
  await deliver();
  expect(received).toEqual([]);
  await removeWebhook(actor, id);
  expect(await deliver()).toEqual([null]);
});

test("one that was stored under another ENCRYPTION_KEY is given up, and its managers see why", async () => {
  const { actor, id, advance, deliver } = await scene();
  await database().prisma.webhook.update({ where: { id }, data: { targetEncryptedWith: "2:another" } });
  await advance();
  expect(await deliver()).toEqual([null]);
  expect(received).toEqual([]);
  expect(await listWebhooks(actor)).toMatchObject([{ isReadable: false, last: { isGivenUp: true } }]);
});

test("neither address nor secret is in the database or the list in clear", async () => {
  const { actor, id, secret } = await scene();
  const row = await database().prisma.webhook.findUniqueOrThrow({ where: { id } });
  for (const stored of [JSON.stringify(row), Buffer.from(row.targetCiphertext).toString("latin1")])
    expect(stored).not.toContain("secret-path");
  const shown = JSON.stringify(await listWebhooks(actor));
  expect(shown).not.toContain("secret-path");
  expect(shown).not.toContain(secret);
});

test("an address inside the network is refused unless the operator named it", () => {
  const accepts = (url: string) => webhookSchema.safeParse({ ...INPUT, url }).success;
  expect(accepts("http://mattermost.internal:8065/hooks/x")).toBe(true);
  expect(accepts("http://127.0.0.1:1/hook")).toBe(false);
  expect(accepts("https://169.254.169.254/latest")).toBe(false);
});
