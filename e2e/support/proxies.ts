// The two reverse proxies of docs/self-hosting.md, each with the document's part of its configuration.
import { type ChildProcess, spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { eventuallyListens } from "@/testing/eventually-listens";

/** A program that is running; `stop` ends it. */
type Running = { stop: () => Promise<void> };

/** nginx with `servers`, its parts of `http`, in `folder`. */
export async function startNginx(
  program: string,
  folder: string,
  servers: string,
  port: number,
): Promise<Running> {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  const file = path.join(folder, "nginx.conf");
  await writeFile(
    file,
    `daemon off; pid ${folder}/nginx.pid; error_log stderr error;
events {}
http {
access_log off;
${temporary.map((kind) => `${kind}_temp_path ${folder}/${kind};`).join("\n")}
${servers}
}
`,
  );
  // Started by root, its workers would be somebody who may not read the folder.
  const user = process.getuid?.() === 0 ? ["-g", "user root;"] : [];
  return start(spawn(program, ["-p", folder, "-c", file, "-e", "stderr", ...user]), port);
}

/** Caddy with `sites`, as an authority of its own that it tells nobody about. */
export async function startCaddy(
  program: string,
  folder: string,
  sites: string,
  port: number,
): Promise<Running> {
  const file = path.join(folder, "Caddyfile");
  const own = `{\nadmin off\nskip_install_trust\ndefault_bind 127.0.0.1\ngrace_period 1s\nauto_https disable_redirects\nlog {\nlevel ERROR\n}\n}\n`;
  await writeFile(file, own + sites);
  const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  const args = ["run", "--config", file, "--adapter", "caddyfile"];
  return start(spawn(program, args, { env }), port);
}

async function start(child: ChildProcess, port: number): Promise<Running> {
  let errors = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  child.stdout?.resume();
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await eventuallyListens(port, () => {
    if (child.exitCode !== null) throw new Error(`The proxy ended:\n${errors}`);
  });
  return {
    stop: async () => {
      if (child.exitCode === null) child.kill("SIGTERM");
      await ended;
    },
  };
}
