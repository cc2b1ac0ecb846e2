import { seedDemo } from "@/prisma/seed";
import { type Sandbox, startSandbox } from "@/sandbox/server";

/** Fills the test's database as the demo's, from a sandbox of its own, which is returned. */
export async function startDemo(): Promise<Sandbox> {
  const sandbox = await startSandbox();
  process.env.PLATFORM_URL = sandbox.url;
  process.env.DEMO_PASSWORD = "a password of the demo";
  process.env.DEMO_API_TOKEN = "dbr_a_token_of_the_demo";
  await seedDemo();
  return sandbox;
}
