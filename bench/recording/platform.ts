import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { ROOT } from "../../scripts/run/project.mjs";

/** What the app is pointed at, and the peers that it is measured beside. */
export type Platform = {
  url: string;
  /** Null where nginx is not installed. */
  peers: { proxy: string; rangedProxy: string; disk: string } | null;
  /** How often the session's recording was asked for, and what of it was sent, over all answers that have ended. */
  served: (sessionId: string) => Promise<{ requests: number; bytes: number }>;
  stop: () => Promise<void>;
};

/** A platform without nginx: the same files from a Node process. */
export async function startNodePlatform(folder: string): Promise<Platform> {
  const script = path.join(import.meta.dirname, "node-platform.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, folder], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const closed = once(child, "close");
  const [port] = await once(child.stdout, "data");
  const url = `http://127.0.0.1:${Number(String(port))}`;
  return {
    url,
    peers: null,
    served: async (sessionId) => {
      const reply = await fetch(`${url}/served/${sessionId}`);
      return (await reply.json()) as { requests: number; bytes: number };
    },
    stop: async () => {
      child.kill("SIGTERM");
      await closed;
    },
  };
}
