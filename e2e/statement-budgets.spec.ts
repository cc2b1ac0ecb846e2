import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { findPostgresBinaries } from "../prisma/postgres-cluster";

const run = promisify(execFile);
const MOST_IDLE = 10;

type Counts = {
  idle: string[];
  requests: { name: string; budget: number; statements: string[] }[];
};

// Counted at the log of a PostgreSQL server: only where there is one.
if (await findPostgresBinaries())
  test("no page and no call asks the database for more than its budget", async () => {
    test.setTimeout(600_000);
    const { stdout } = await run(process.execPath, ["--import", "tsx", "bench/requests/print.ts"], {
      maxBuffer: 64 * 1024 * 1024,
    });
    const { requests, idle } = JSON.parse(stdout) as Counts;
    expect(requests.length).toBeGreaterThan(25);
    const over = requests.filter(({ budget, statements }) => statements.length > budget);
    const told = over.map(({ name, budget, statements }) =>
      [`${name}: ${statements.length} statements, ${budget} allowed`, ...statements].join("\n  "),
    );
    expect(told.join("\n\n")).toBe("");
    expect(idle.length, `an idle replica in ten seconds:\n  ${idle.join("\n  ")}`).toBeLessThanOrEqual(
      MOST_IDLE,
    );
  });
