import { readdir } from "node:fs/promises";
import path from "node:path";

/** What each file of lib/data exports, by the file's name in camel case: `linkMaking` for `links/link-making.ts`. */
export async function dataModules(): Promise<Map<string, Record<string, unknown>>> {
  const files = (await readdir("lib/data", { recursive: true })).filter(
    (file) => file.endsWith(".ts") && !file.includes(".test."),
  );
  const modules = new Map<string, Record<string, unknown>>();
  for (const file of files) {
    const name = path.basename(file, ".ts").replaceAll(/-([a-z])/g, (_, letter) => letter.toUpperCase());
    if (modules.has(name)) throw new Error(`Two files of lib/data are called ${name}.`);
    modules.set(name, await import(path.resolve("lib/data", file)));
  }
  return modules;
}
