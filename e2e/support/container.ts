/** A container's constraints without a container engine: processes of its own, a tree that is read-only, a limit of memory. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, readFile, rmdir, writeFile } from "node:fs/promises";
import path from "node:path";

const NAMESPACES = ["--mount", "--pid", "--fork", "--kill-child", "--mount-proc"];
// Everything is read-only but the data folder; the user has the rights of its files alone, and can gain none.
const ENTER = `
user="\${1%:*}" group="\${1#*:}"
[ -z "$4" ] || echo $$ > "$4/cgroup.procs"
mount --make-rprivate / && mount --bind "$2" "$2" && mount -o remount,bind,ro / || exit 90
cd "$3" && shift 4
exec setpriv --reuid "$user" --regid "$group" --clear-groups --bounding-set -all --no-new-privs "$@"`;

/** Whether this machine lets us make namespaces. */
export const canContain =
  process.getuid?.() === 0 &&
  spawnSync("unshare", [...NAMESPACES, "setpriv", "--no-new-privs", "true"]).status === 0;

type Container = { user: string; dataFolder: string; workFolder: string; memory: { folder: string } | null };

/** The command line of a container whose first process is `command`; it may write to its data folder. */
export function inContainer({ user, dataFolder, workFolder, memory }: Container, command: string[]) {
  const given = [user, dataFolder, workFolder, memory?.folder ?? ""];
  return ["unshare", ...NAMESPACES, "sh", "-c", ENTER, "enter", ...given, ...command];
}

/** The process that `pid` started, by the number that it has outside. */
export function childOf(pid: number): number | null {
  return Number.parseInt(readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8"), 10) || null;
}

/** A group of processes that together may use `limitBytes` of memory; null where groups cannot be made. */
export async function memoryGroup(limitBytes: number) {
  const hasOldGroups = existsSync("/sys/fs/cgroup/memory");
  const parent = hasOldGroups ? "/sys/fs/cgroup/memory" : "/sys/fs/cgroup";
  const folder = path.join(parent, `debrief-test-${process.pid}`);
  const limit = hasOldGroups ? "memory.limit_in_bytes" : "memory.max";
  const peak = hasOldGroups ? "memory.max_usage_in_bytes" : "memory.peak";
  try {
    await mkdir(folder);
    await writeFile(path.join(folder, limit), String(limitBytes));
  } catch {
    await rmdir(folder).catch(() => {});
    return null;
  }
  return {
    folder,
    /** The most that it used. */
    peakMb: async () => (Number(await readFile(path.join(folder, peak), "utf8")) / 1e6).toFixed(0),
    remove: () => rmdir(folder),
  };
}
