// Which scripts a page needs before it can be used, by the build's own account, and how large they are as sent.
import { readFile } from "node:fs/promises";
import { createContext, runInContext } from "node:vm";
import { brotliCompressSync } from "node:zlib";

const DIST = ".next";

type ClientModule = { chunks: string[] };
type ClientManifest = {
  entryJSFiles: Record<string, string[]>;
  clientModules: Record<string, ClientModule>;
};

export type PageScript = {
  file: string;
  sentBytes: number;
  /** Those of our modules and packages that the page takes from it. */
  modules: string[];
};

/** Largest first. `page`: below `app`, such as `t/[tenant]/interviews/(list)/page`. */
export async function scriptsOf(page: string): Promise<PageScript[]> {
  const { rootMainFiles } = JSON.parse(await readFile(`${DIST}/build-manifest.json`, "utf8")) as {
    rootMainFiles: string[];
  };
  const { entryJSFiles, clientModules } = await readManifest(page);
  const files = new Set([...rootMainFiles, ...Object.values(entryJSFiles).flat()]);
  const scripts = [...files].map(async (file) => ({
    file,
    sentBytes: await sentBytesOf(file),
    modules: Object.entries(clientModules).flatMap(([name, { chunks }]) =>
      chunks.some((chunk) => chunk.endsWith(file)) ? [shortName(name)] : [],
    ),
  }));
  return (await Promise.all(scripts)).sort((one, other) => other.sentBytes - one.sentBytes);
}

/** The build writes a script that leaves one value in `__RSC_MANIFEST`. */
async function readManifest(page: string): Promise<ClientManifest> {
  const source = await readFile(`${DIST}/server/app/${page}_client-reference-manifest.js`, "utf8");
  const context = createContext({}) as { __RSC_MANIFEST?: Record<string, ClientManifest> };
  runInContext(source, createContext(context));
  const [manifest] = Object.values(context.__RSC_MANIFEST ?? {});
  if (!manifest) throw new Error(`The build says nothing about ${page}.`);
  return manifest;
}

async function sentBytesOf(file: string): Promise<number> {
  const compressed = await readFile(`${DIST}/${file}.br`).catch(async () =>
    brotliCompressSync(await readFile(`${DIST}/${file}`)),
  );
  return compressed.length;
}

function shortName(name: string): string {
  return name.replace(/^\[project\]\//, "").replace(/ <.*$/, "");
}
