import { readFileSync } from "node:fs";

/** What opens something. Any of them may stand in a file that `<name>_FILE` names. */
export const SECRETS = [
  "ENCRYPTION_KEY",
  "NEXTAUTH_SECRET",
  "DATABASE_URL",
  "DATABASE_DIRECT_URL",
  "DATABASE_OWNER_URL",
  "SMTP_URL",
  "OIDC_CLIENT_SECRET",
  "METRICS_TOKEN",
  "OTEL_EXPORTER_OTLP_HEADERS",
] as const;

/**
 * Sets the secrets that stand in files, as vaults, containers and systemd hand them over. Throws, with the variable's name
 * and nothing of its content, for a file that cannot be read and for a secret that is given both ways.
 */
export function readSecretFiles(variables: NodeJS.ProcessEnv = process.env): void {
  for (const name of SECRETS) {
    const file = variables[`${name}_FILE`];
    if (!file) continue;
    if (variables[name]) throw new Error(`${name} and ${name}_FILE are both set: keep one of them.`);
    variables[name] = contentOf(file, name);
    // Read once: whoever asks later finds the secret itself.
    delete variables[`${name}_FILE`];
  }
}

function contentOf(file: string, name: string): string {
  try {
    return readFileSync(/* turbopackIgnore: true */ file, "utf8").trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`${name}_FILE names a file that cannot be read (${code}).`);
  }
}
