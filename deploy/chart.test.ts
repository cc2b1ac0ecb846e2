import { existsSync, readFileSync } from "node:fs";
import Ajv from "ajv";
import { expect, test } from "vitest";
import { readEnv, SETTING_NAMES } from "@/lib/env";
import { SECRETS } from "@/lib/secret-files";
import { readChart, renderChart } from "@/testing/chart";
import { readImage } from "@/testing/image";
import { version } from "../package.json";

const image = readImage();
const [imageUser, imageGroup] = image.user.split(":").map(Number);
const { values, about } = readChart();
const schema = JSON.parse(readFileSync("deploy/helm/values.schema.json", "utf8"));
const isRight = new Ajv({ strict: false }).compile(schema);
const rendered = renderChart(values);

const probe = (path: string) => expect.objectContaining({ httpGet: { path, port: "http" } });
const podOf = (kind: string) => (rendered[kind] as { spec: { template: { spec: Pod } } }).spec.template.spec;

type Container = {
  args?: string[];
  env: { name: string; value: string }[];
  image: string;
  ports?: { name: string; containerPort: number }[];
  securityContext: object;
  volumeMounts: { mountPath: string }[];
};
type Pod = { containers: [Container]; securityContext: object; volumes: { name: string; secret?: object }[] };

test("the chart is of this version, and its own values are right", () => {
  expect(about).toMatchObject({ version, appVersion: version });
  isRight(values);
  expect(isRight.errors ?? []).toEqual([]);
});

test("values that would not start are refused before anything is installed", () => {
  const wrong = [
    { ...values, host: "https://debrief.example.com" },
    { ...values, secretKeys: ["ENCRYPTION_KEY", "NEXTAUTH_SECRET"] },
    { ...values, secretKeys: [...(values.secretKeys as string[]), "PASSWORD"] },
    { ...values, settings: { TRUST_PROXY: 1 } },
    { ...values, settings: { NEXTAUTH_URL: "https://other.example.com" } },
    { ...values, replica: 3 },
  ];
  for (const one of wrong) expect(isRight(one), JSON.stringify(one)).toBe(false);
});

test("any secret that Debrief reads from a file may be in the secret", () => {
  expect(schema.properties.secretKeys.items.enum.toSorted()).toEqual(SECRETS.toSorted());
});

test.each(["Deployment", "Job"])(
  "pods of the %s run as the image does, with nothing to write to but volumes",
  (kind) => {
    const pod = podOf(kind);
    const [container] = pod.containers;
    expect(pod.securityContext).toMatchObject({
      ...{ runAsNonRoot: true, runAsUser: imageUser, runAsGroup: imageGroup, fsGroup: imageGroup },
    });
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    });
    expect(container.image).toBe(`registry.example.com/debrief:${version}`);
    expect(container.volumeMounts.map(({ mountPath }) => mountPath)).toContain(image.volume);
    const names = container.env.map(({ name }) => name.replace(/_FILE$/, ""));
    expect(names.filter((name) => !SETTING_NAMES.includes(name))).toEqual([]);
    const secret = {
      ENCRYPTION_KEY: "k",
      NEXTAUTH_SECRET: "s".repeat(32),
      DATABASE_URL: "postgresql://db/debrief",
    };
    const set = container.env
      .filter(({ name }) => !name.endsWith("_FILE"))
      .map(({ name, value }) => [name, value]);
    expect(() =>
      readEnv({ ...image.variables, ...secret, ...Object.fromEntries(set) } as never),
    ).not.toThrow();
  },
);

test("probes ask routes that exist, at the port that the image listens on", () => {
  const [container] = podOf("Deployment").containers;
  expect(container).toMatchObject({
    livenessProbe: probe("/api/health/live"),
    readinessProbe: probe("/api/health/ready"),
    ports: [{ name: "http", containerPort: Number(image.port) }],
  });
  for (const name of ["live", "ready"]) expect(existsSync(`app/api/health/${name}/route.ts`)).toBe(true);
});

test("the schema is brought up to date before pods of the new version start, and those may be told to go one by one", () => {
  expect(rendered.Job).toMatchObject({
    metadata: { annotations: { "helm.sh/hook": "pre-install,pre-upgrade" } },
  });
  expect(podOf("Job").containers[0].args).toEqual(["--migrate-only"]);
  expect(readFileSync("scripts/start.mjs", "utf8")).toContain('"migrate-only": { type: "boolean"');
  expect(rendered.PodDisruptionBudget).toMatchObject({
    spec: {
      maxUnavailable: 1,
      selector: (rendered.Deployment as { spec: { selector: object } }).spec.selector,
    },
  });
});

test("what is turned off is left out", () => {
  const less = renderChart({ ...values, migration: { enabled: false }, ingress: { enabled: false } });
  expect(Object.keys(less).sort()).toEqual(["Deployment", "PodDisruptionBudget", "Service"]);
});

test("the ledger of erasures is on a volume that lasts where there is one", () => {
  const lasting = renderChart({ ...values, ledgerClaim: "debrief-ledger" });
  const { containers, volumes } = (lasting.Deployment as { spec: { template: { spec: Pod } } }).spec.template
    .spec;
  expect(isRight({ ...values, ledgerClaim: "debrief-ledger" })).toBe(true);
  expect(volumes).toContainEqual({ name: "ledger", persistentVolumeClaim: { claimName: "debrief-ledger" } });
  expect(containers[0].volumeMounts).toContainEqual({ name: "ledger", mountPath: "/data/ledger" });
});
