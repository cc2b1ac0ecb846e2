import { expect, test } from "vitest";
import { useTestDatabase } from "@/testing/use-test-database";

process.env.METRICS_TOKEN = "a token for the metrics";
useTestDatabase();

async function ask(authorization?: string): Promise<Response> {
  const { GET } = await import("./route");
  const headers = authorization === undefined ? {} : { authorization };
  return GET(new Request("http://debrief.test/api/metrics", { headers }));
}

test("with a token of its own, the metrics are for who has it", async () => {
  for (const refused of [
    undefined,
    "Bearer",
    "Bearer wrong",
    "Basic YTpi",
    "Bearer a token for the metrics!",
  ])
    expect((await ask(refused)).status).toBe(401);
  const answer = await ask("Bearer a token for the metrics");
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain("debrief_jobs_due");
});
