import { randomUUID } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import nodemailer, { type Transporter } from "nodemailer";
import { dataPath, env } from "@/lib/env";
import { processSingleton } from "@/lib/process-singleton";

const TIMEOUT_MS = 15_000;

/** Where mail goes: a server, for the demo a folder, else nowhere. */
export function mailMode(): "smtp" | "folder" | "off" {
  if (env().SMTP_URL) return "smtp";
  return env().DEMO === "1" ? "folder" : "off";
}

/** What carries mail; null when this installation has none. One for the process: it keeps its connections. */
export function mailTransport(): Transporter | null {
  if (mailMode() === "off") return null;
  return processSingleton("mail-transport", () =>
    mailMode() === "smtp" ? smtpTransport(env().SMTP_URL as string) : folderTransport(dataPath("mail")),
  );
}

function smtpTransport(url: string): Transporter {
  return nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // A mail is made of our own text: nothing in it may make the server read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** Writes each mail as a file that any mail program opens. */
function folderTransport(folder: string): Transporter {
  const compose = nodemailer.createTransport({ streamTransport: true, buffer: true });
  return nodemailer.createTransport({
    name: "folder",
    version: "1",
    send: ({ data }, done) => {
      const write = async () => {
        await mkdir(folder, { recursive: true });
        const { message } = await compose.sendMail(data);
        const name = `${new Date().toISOString().replaceAll(":", "-")}-${randomUUID().slice(0, 8)}.eml`;
        await writeFile(path.join(folder, name), message as Buffer, { mode: 0o600 });
      };
      write().then(
        () => done(null, {} as never),
        (error) => done(error, {} as never),
      );
    },
  });
}
