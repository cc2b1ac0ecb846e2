import { findFreePort } from "../../scripts/run/ports.mjs";
import { start } from "./programs";
import { waitForAnswer } from "./wait-for-answer";

/** The stand-in for the platform on a port of its own, once it answers. */
export async function startSandbox(): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = await findFreePort();
  process.env.SANDBOX_PORT = String(port);
  const { stop } = start(process.execPath, ["--import", "tsx", "sandbox/main.ts"]);
  const url = `http://127.0.0.1:${port}`;
  try {
    await waitForAnswer(`${url}/api/v1/health`);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}
