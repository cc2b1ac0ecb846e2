import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { SANDBOX_KEYS } from "../sandbox/clients";
import { requireEnv } from "./support/require-env";

/** Of what runs on the server only: modules, packages, and the classes that carry what nobody else may have. */
const SERVER_ONLY = [
  ...["lib/db/", "lib/data/", "lib/auth/", "lib/platform/", "lib/crypto/", "prisma/"],
  ...[
    "tenantDb",
    "PrismaClient",
    "MemberActor",
    "actorForMember",
    "createPlatformClient",
    "parseEncryptionKeys",
  ],
  ...["pglite", "argon2", "nodemailer", "prom-client", "next-auth/jwt", "schema-engine", "node:crypto"],
];

test("what browsers are sent holds no secret, no setting of the server and nothing that runs there", async () => {
  const files = (await readdir(".next/static", { recursive: true, withFileTypes: true })).filter(
    (entry) => entry.isFile() && !/\.(woff2?|ico)$/.test(entry.name),
  );
  const names = await settingNames();
  const values = [
    ...Object.values(SANDBOX_KEYS),
    ...["E2E_PASSWORD", "E2E_API_TOKEN"].map(requireEnv),
    ...["platform.zenhire.ai", "zenhire", new URL(requireEnv("E2E_SANDBOX_URL")).host],
    ...names.flatMap((name) => ((process.env[name]?.length ?? 0) > 8 ? [process.env[name] ?? ""] : [])),
    process.cwd(),
  ];
  const found: string[] = [];
  let everything = "";
  for (const { parentPath, name } of files) {
    const text = await readFile(`${parentPath}/${name}`, "utf8");
    everything += text;
    for (const forbidden of [...SERVER_ONLY, ...names, ...values])
      if (text.includes(forbidden)) found.push(`${parentPath}/${name}: ${forbidden}`);
    if (name.endsWith(".map")) found.push(`${parentPath}/${name}: the sources`);
  }
  expect(found).toEqual([]);
  // It looked where there is something to be found.
  expect(everything).toContain("Restrict to these people");
});

/** Every variable that the server reads, but for those that frameworks put into bundles, and that the operator is told of. */
async function settingNames(): Promise<string[]> {
  const names = (await readFile("lib/env.ts", "utf8")).match(/^ {2}[A-Z][A-Z_]+(?=:)/gm) ?? [];
  expect(names.length).toBeGreaterThan(10);
  return names
    .map((name) => name.trim())
    .filter((name) => !["NODE_ENV", "PORT", "DEMO", "JOBS", "SMTP_URL", "MAIL_FROM"].includes(name));
}
