// Everything that answers a request, found where Next finds it: no list of ours can forget one.
import { readdir, readFile } from "node:fs/promises";

/** `may`: who may ask, as its definition in lib/actions has it. */
export type FoundAction = { id: string; page: string; may: string };

/** The files of all pages and routes, such as `app/t/[tenant]/interviews/(list)/page.tsx`. */
export async function findRoutes(): Promise<string[]> {
  const files = await Promise.all([filesIn("app"), filesIn("pages")]);
  return files
    .flat()
    .filter((file) => /^app\/.*\b(page\.tsx|route\.ts)$|^pages\/.*(?<!\.test)\.tsx?$/.test(file))
    .sort();
}

/** What a browser can call in the build, by name: the id that it sends, and a page that takes it. */
export async function findActions(): Promise<Map<string, FoundAction>> {
  const manifest: Manifest = JSON.parse(
    await readFile(".next/server/server-reference-manifest.json", "utf8"),
  );
  const mays = await definedActions();
  return new Map(
    Object.entries(manifest.node).map(([id, { filename, exportedName, workers }]) => {
      const [page = ""] = Object.keys(workers);
      const may = mays.get(exportedName);
      if (!may)
        throw new Error(`${filename}: ${exportedName} is not defined as lib/actions/define.ts wants it.`);
      return [exportedName, { id, page: addressOf(`${page}.tsx`), may }];
    }),
  );
}

/** Who may ask for each action, read from where it is defined. */
async function definedActions(): Promise<Map<string, string>> {
  const files = (await filesIn("lib/actions")).filter((file) => !file.endsWith("/define.ts"));
  const sources = await Promise.all(files.map((file) => readFile(file, "utf8")));
  const definitions = sources.flatMap((source) => [
    ...source.matchAll(/^export const (\w+) = (\w+)Action\(\s*(?:"([^"]*)")?/gm),
  ]);
  return new Map(definitions.map(([, name = "", kind = "", may = ""]) => [name, WHO[kind] ?? may]));
}

const WHO: Record<string, string> = {
  own: "self",
  operator: "operator",
  visitor: "visitor",
  open: "anybody",
  leading: "anybody",
};

type Manifest = {
  node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>;
};

/** The address that a file answers, with its `[parameters]` still in it. */
export function addressOf(file: string): string {
  const path = file
    .replace(/^(app|pages)/, "")
    .replace(/\/(page\.tsx|route\.ts)$|\.tsx?$/, "")
    .replaceAll(/\/\([^)]*\)/g, "");
  return path || "/";
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`);
}
