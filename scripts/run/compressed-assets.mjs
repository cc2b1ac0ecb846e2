import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";

const PREFIX = "/_next/static/";
const TYPES = {
  ".js": "application/javascript; charset=UTF-8",
  ".css": "text/css; charset=UTF-8",
  ".svg": "image/svg+xml",
};
const ENCODINGS = [
  ["br", ".br"],
  ["gzip", ".gz"],
];
const HEADERS = {
  // A name stands for its content.
  "Cache-Control": "public, max-age=31536000, immutable",
  Vary: "Accept-Encoding",
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/**
 * Answers GET for the scripts and styles that `compress-assets.mjs` compressed; the answer is false for everything else,
 * which Next serves. What was read once stays in memory: all of it is about a megabyte.
 */
export function compressedAssets(distDir) {
  const folder = path.join(distDir, "static");
  const names = new Set(
    readdirSync(folder, { recursive: true }).map((name) => name.replaceAll(path.sep, "/")),
  );
  const kept = new Map();
  const read = (name) => {
    if (!kept.has(name)) kept.set(name, readFile(path.join(folder, name)));
    return kept.get(name);
  };
  return (request, response) => {
    const { method, url, headers } = request;
    if (method !== "GET" || !url.startsWith(PREFIX) || headers.range) return false;
    const [name] = url.slice(PREFIX.length).split("?");
    const type = TYPES[path.extname(name)];
    const [encoding, ending] =
      ENCODINGS.find(([token, end]) => names.has(name + end) && accepts(headers["accept-encoding"], token)) ??
      [];
    if (!type || !encoding) return false;
    read(name + ending).then(
      (bytes) =>
        response
          .writeHead(200, {
            ...HEADERS,
            "Content-Type": type,
            "Content-Encoding": encoding,
            "Content-Length": bytes.length,
          })
          .end(bytes),
      (error) => {
        console.error(error);
        kept.delete(name + ending);
        response.writeHead(500).end();
      },
    );
    return true;
  };
}

/** Whether an Accept-Encoding names `token` and does not refuse it by `q=0`. */
function accepts(header = "", token) {
  return header.split(",").some((part) => {
    const [name, quality = ""] = part.trim().split(/\s*;\s*/);
    return name === token && !/^q=0(\.0*)?$/.test(quality);
  });
}
