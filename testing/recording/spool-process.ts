// Spools most of a recording, says so on stderr, and then waits to be killed. Arguments: folder, file of the bytes.
import { readFileSync } from "node:fs";
import { Spool } from "@/lib/recording/spool";
import { diskStorage } from "@/lib/recording/spool-storage";
import { startUpstream } from "./upstream";

const [directory = "", file = ""] = process.argv.slice(2);
const bytes = readFileSync(file);
const holdAt = bytes.length - 1000;
const { open } = await startUpstream({ bytes, holdAt });
const spool = new Spool({ storage: diskStorage(directory), maxBytes: 2 * bytes.length });
const { signal } = new AbortController();
const lease = await spool.acquire({ key: "tenant/session", version: "1", open, signal });
for await (const chunk of lease.bytes(0, holdAt)) if (chunk.length === 0) break;
console.error("spooled");
