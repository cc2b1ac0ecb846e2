// Everything that answers a request, found where Next finds it: no list of ours can forget one.
import { readdir, readFile } from "node:fs/promises";

export type FoundAction = { id: string; page: string };

/** The files of all pages and routes, such as `app/t/[tenant]/interviews/(list)/page.tsx`. */
export async function findRoutes(): Promise<string[]> {
  const files = await Promise.all([filesIn("app"), filesIn("pages")]);
  return files
    .flat()
    .filter((file) => /^app\/.*\b(page\.tsx|route\.ts)$|^pages\/.*(?<!\.test)\.tsx?$/.test(file))
    .sort();
}

/** What a browser can call in the build, by `file#name`: the id that it sends, and a page that takes it. */
export async function findActions(): Promise<Map<string, FoundAction>> {
  const manifest: Manifest = JSON.parse(
    await readFile(".next/server/server-reference-manifest.json", "utf8"),
  );
  return new Map(
    Object.entries(manifest.node).map(([id, { filename, exportedName, workers }]) => {
      const [page = ""] = Object.keys(workers);
      return [`${filename}#${exportedName}`, { id, page: addressOf(`${page}.tsx`) }];
    }),
  );
}

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
