import { readFile } from "node:fs/promises";

// Linux's USER_HZ, which is 100 on every architecture that Node runs on.
const TICKS_PER_SECOND = 100;

/** Seconds of a processor that the process has used so far (Linux, proc(5)). */
export async function processorSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  // Behind the name, which may hold blanks: utime and stime are the 14th and 15th of all fields.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}
