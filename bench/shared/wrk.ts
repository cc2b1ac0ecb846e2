import { outputOf } from "./programs";

export type Load = {
  url: string;
  clients: number;
  seconds: number;
  headers: Record<string, string>;
  /** A Lua script that makes the requests, and what it is given. */
  script?: { file: string; args: string[] };
};

export type LoadResult = {
  bytesPerSecond: number;
  requestsPerSecond: number;
  /** 99 of a hundred requests took no longer. */
  p99Ms: number;
  failures: number;
};

const UNITS: Record<string, number> = { B: 1, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 };

const MILLISECONDS: Record<string, number> = { us: 0.001, ms: 1, s: 1000, m: 60_000 };

/** Keeps `clients` connections busy for `seconds`. Throws when nothing was answered. */
export async function runWrk(wrk: string, load: Load): Promise<LoadResult> {
  const { url, clients, seconds, headers, script } = load;
  const args = [
    ...["-t1", "--latency", `-c${clients}`, `-d${seconds}s`, "--timeout", "60s"],
    ...Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]),
    ...(script ? ["-s", script.file] : []),
    url,
    ...(script ? ["--", ...script.args] : []),
  ];
  const output = await outputOf(wrk, args, (seconds + 60) * 1000);
  const transfer = /Transfer\/sec:\s+([\d.]+)(\w+)/.exec(output);
  const slowest = /99%\s+([\d.]+)(us|ms|s|m)\b/.exec(output);
  const errors = [...output.matchAll(/(?:Non-2xx or 3xx responses|connect|read|write|timeout):? (\d+)/g)];
  const requestsPerSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(output)?.[1] ?? 0);
  if (requestsPerSecond === 0) throw new Error(`${url} answered nothing in ${seconds} s.`);
  return {
    bytesPerSecond: Number(transfer?.[1] ?? 0) * (UNITS[transfer?.[2] ?? "B"] ?? 1),
    requestsPerSecond,
    p99Ms: Number(slowest?.[1] ?? 0) * (MILLISECONDS[slowest?.[2] ?? "ms"] ?? 1),
    failures: errors.reduce((sum, [, count]) => sum + Number(count), 0),
  };
}
