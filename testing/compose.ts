import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const folder = "deploy";

const service = z.looseObject({
  image: z.string(),
  build: z.string().optional(),
  user: z.string().optional(),
  environment: z.record(z.string(), z.string()).default({}),
  secrets: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  networks: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  mem_limit: z.string().optional(),
  read_only: z.boolean().optional(),
  cap_drop: z.array(z.string()).default([]),
  security_opt: z.array(z.string()).default([]),
});
const file = z.looseObject({
  services: z.record(z.string(), service),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
  volumes: z.record(z.string(), z.unknown()).default({}),
  networks: z.record(z.string(), z.unknown()).default({}),
});

export type ComposeService = z.infer<typeof service>;

/** A compose file of deploy/: as it stands, and read, with `${NAME}` and `${NAME:?…}` taken from `given`. */
export function readCompose(name: string, given: Record<string, string>) {
  const text = readFileSync(path.join(folder, name), "utf8");
  const filled = text.replaceAll(/\$\{(\w+)(?::\?[^}]*)?\}/g, (_all, variable: string) => {
    const value = given[variable];
    if (value === undefined) throw new Error(`${name} wants ${variable}.`);
    return value;
  });
  const document: Record<string, unknown> = parse(filled, { merge: true });
  return { document, ...file.parse(document) };
}

/** The services that run Debrief. */
export function replicasOf({ services }: ReturnType<typeof readCompose>): [name: string, ComposeService][] {
  return Object.entries(services).filter(([, { image }]) => image.startsWith("debrief:"));
}

/** The variables of a service, with secrets from `secretsFolder` in place of the container's. */
export function variablesOf({ environment }: ComposeService, secretsFolder: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      value.replace(/^\/run\/secrets\//, `${secretsFolder}/`),
    ]),
  );
}
