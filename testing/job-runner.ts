/** A replica that only runs jobs, as a process of its own: `tsx testing/job-runner.ts LEASE_MS`. */
import { database } from "@/lib/db/client";
import { startJobRunner } from "@/lib/jobs/runner";

const runner = startJobRunner({ leaseMs: Number(process.argv[2]) });
process.once("SIGTERM", () => void runner.stop().then(() => database().close()));
