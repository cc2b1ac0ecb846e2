import { expect, test } from "vitest";
import { useTestDatabase } from "@/testing/use-test-database";
import { GET } from "./route";

delete process.env.METRICS_TOKEN;
useTestDatabase();

const ask = async (headers: Record<string, string>) =>
  (await GET(new Request("http://debrief.test/api/metrics", { headers }))).status;

test("without a token of its own, the metrics are for this machine, and not for whom a proxy here asks", async () => {
  expect(await ask({})).toBe(401);
  expect(await ask({ "x-debrief-peer": "203.0.113.9" })).toBe(401);
  // As it comes to a route: Next has noted who connected.
  for (const peer of ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
    expect(await ask({ "x-debrief-peer": peer, "x-forwarded-for": peer }), peer).toBe(200);
  for (const header of ["x-forwarded-for", "forwarded", "via", "x-real-ip"])
    expect(await ask({ "x-debrief-peer": "127.0.0.1", [header]: "203.0.113.9" }), header).toBe(401);
});
