import path from "node:path";
import { ROOT } from "./project.mjs";
import { Refusal } from "./refusal.mjs";

/** The demo's settings from the environment; an empty variable counts as unset. Throws a refusal. */
export function readSettings(environment = process.env) {
  const port = readPort(environment, "PORT", 3000);
  const sandboxPort = readPort(environment, "SANDBOX_PORT", 4010);
  if (port === sandboxPort)
    throw new Refusal(`PORT and SANDBOX_PORT are both ${port}. Give them different ports.`);
  return {
    port,
    sandboxPort,
    dataFolder: path.resolve(ROOT, environment.DATA_DIR || ".data"),
    publicUrl: environment.NEXTAUTH_URL || `http://localhost:${port}`,
    password: readSecret(environment, "DEMO_PASSWORD", 10),
    apiToken: readSecret(environment, "DEMO_API_TOKEN", 16),
  };
}

function readPort(environment, variable, fallback) {
  const text = environment[variable] || String(fallback);
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535)
    throw new Refusal(`${variable} is "${text}", which is not a port between 1 and 65535.`);
  return port;
}

function readSecret(environment, variable, minimumLength) {
  const secret = environment[variable] || undefined;
  if (secret !== undefined && secret.length < minimumLength)
    throw new Refusal(`${variable} is too short: it needs ${minimumLength} characters.`);
  return secret;
}
