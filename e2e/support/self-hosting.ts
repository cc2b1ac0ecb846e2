// docs/self-hosting.md as something that can be followed: its blocks, with this machine's ports and folders in the places
// where the document names usual ones.
import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { cleanEnvironment } from "../../scripts/run/project.mjs";
import { startService, waitUntilReady } from "../../scripts/run/service.mjs";

const run = promisify(execFile);
const READY_WITHIN_MS = 120_000;

/** What the document calls by its usual name, and what it is here. */
type Place = Record<"app" | "postgres" | "pgbouncer" | "tls" | "plain", number> & { folder: string };

/** `administrator` is the environment in which `sudo -u postgres` reaches the cluster. */
export async function followSelfHosting(
  place: Place,
  { binaries, administrator }: { binaries: string; administrator: Record<string, string> },
) {
  const document = await readFile("docs/self-hosting.md", "utf8");
  const shims = path.join(place.folder, "bin");
  const logFile = path.join(place.folder, "debrief.log");
  await writeShims(shims, logFile);

  /** The blocks of a language below a heading, filled in. */
  const blocks = (heading: string, language: string) => {
    const chapter = document.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
    const found = [...chapter.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, "g"))];
    return found.map(([, text = ""]) => filledIn(text, place));
  };
  const block = (heading: string, language: string, mark: string) => {
    const found = blocks(heading, language).find((text) => text.includes(mark));
    if (found === undefined) throw new Error(`docs/self-hosting.md has no such block: ${heading}, ${mark}`);
    return found;
  };
  return {
    block,
    /** What stands as code in the text, from `start` on, filled in. */
    sentence: (start: string) => {
      const found = [...document.matchAll(/`([^`\n]+)`/g)].find(([, code]) => code?.startsWith(start));
      if (!found?.[1]) throw new Error(`docs/self-hosting.md does not say ${start}`);
      return filledIn(found[1], place);
    },
    /** Runs commands as they stand, and types `input`. Returns what they print. */
    shell: (commands: string, env: Record<string, string> = {}, input = "") =>
      shell(commands, input, {
        ...{ cwd: place.folder, env: cleanEnvironment({ ...administrator, ...env }) },
        paths: [shims, binaries],
      }),
    /** Starts what the unit file starts, in its environment and `settings`; waits until it is ready. */
    startService: async (settings: Record<string, string>) => {
      const unit = block("The service", "ini", "ExecStart");
      const [, ...args] = (/^ExecStart=(.*)$/m.exec(unit)?.[1] ?? "").split(" ");
      const own = [...unit.matchAll(/^Environment=(\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]);
      const env = cleanEnvironment({ ...Object.fromEntries(own), ...settings, __NEXT_PROCESSED_ENV: "true" });
      const service = startService({ name: "Debrief", args, env, logFile });
      await waitUntilReady(service, `http://127.0.0.1:${place.app}/api/health/ready`, READY_WITHIN_MS);
      return service;
    },
  };
}

/** The settings of an `sh` block of variables; a secret that it leaves open is made up. */
export function settingsIn(block: string): Record<string, string> {
  return Object.fromEntries(
    [...block.matchAll(/^(\w+)=(\S*)/gm)].map(([, name = "", value = ""]) => [
      name,
      value === "..." ? randomBytes(32).toString("base64") : value,
    ]),
  );
}

function filledIn(text: string, { app, postgres, pgbouncer, tls, plain, folder }: Place): string {
  return text
    .replaceAll("https://debrief.example.com", `https://localhost:${tls}`)
    .replaceAll("http://debrief.example.com", `http://localhost:${plain}`)
    .replaceAll("/etc/letsencrypt/live/debrief.example.com", folder)
    .replaceAll("/var/lib/debrief", path.join(folder, "data"))
    .replaceAll(/^debrief\.example\.com \{/gm, `https://localhost:${tls} {`)
    .replaceAll("debrief.example.com", "localhost")
    .replaceAll("listen 443", `listen ${tls}`)
    .replaceAll("listen 80", `listen ${plain}`)
    .replaceAll(/\b3000\b/g, String(app))
    .replaceAll(/\b5432\b/g, String(postgres))
    .replaceAll(/\b6432\b/g, String(pgbouncer))
    .replaceAll(/\d{4}-\d{2}-\d{2}(?=\.dump)/g, "$(date +%F)");
}

async function writeShims(folder: string, logFile: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, script] of [
    ["sudo", 'shift 2; exec "$@"'],
    ["journalctl", `exec cat ${logFile}`],
  ] as const) {
    await writeFile(path.join(folder, name), `#!/bin/sh\n${script}\n`);
    await chmod(path.join(folder, name), 0o755);
  }
}

type Shell = { cwd: string; env: NodeJS.ProcessEnv; paths: string[] };

/** Without a terminal, so that a program which asks for a password reads it from what is typed. */
function shell(commands: string, input: string, { cwd, env, paths }: Shell): Promise<string> {
  const PATH = [...paths, process.env.PATH].join(path.delimiter);
  const child = spawn("bash", ["-euo", "pipefail", "-c", commands], {
    ...{ cwd, env: { ...env, PATH }, detached: true },
  });
  // A program that ends without reading it leaves it unwritten; how it ended tells the rest.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const outputs: string[] = [];
  const errors: string[] = [];
  child.stdout.setEncoding("utf8").on("data", (text: string) => outputs.push(text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => errors.push(text));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(outputs.join(""));
      else reject(new Error(`${commands}\nended with ${code}: ${errors.join("")}`));
    });
  });
}

/** A certificate for `localhost` where the document has one of Let's Encrypt. */
export async function makeCertificate(folder: string): Promise<void> {
  await run("openssl", [
    ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"],
    ...["-addext", "subjectAltName=DNS:localhost"],
    ...["-keyout", path.join(folder, "privkey.pem"), "-out", path.join(folder, "fullchain.pem")],
  ]);
}
