import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { countDueJobs } from "@/lib/data/installation/system";
import { processSingleton } from "@/lib/process-singleton";

/** What this process counts, for Prometheus. No label carries a tenant, a person or an interview. */
export const metrics = processSingleton("metrics", () => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  new Gauge({
    name: "debrief_jobs_due",
    help: "Jobs that are due and wait for a runner",
    registers,
    async collect() {
      // Without a database the rest can still be told.
      this.set(await countDueJobs().catch(() => Number.NaN));
    },
  });
  return {
    registry,
    jobs: new Counter({
      name: "debrief_jobs_total",
      help: "Jobs done, by kind and outcome",
      labelNames: ["kind", "outcome"],
      registers,
    }),
    oddFields: new Counter({
      name: "debrief_platform_odd_fields_total",
      help: "Fields of platform sessions that could not be read, by name",
      labelNames: ["field"],
      registers,
    }),
    lostRows: new Counter({
      name: "debrief_platform_lost_rows_total",
      help: "Rows of platform listings left out for want of a readable id or status",
      registers,
    }),
    jobSeconds: new Histogram({
      name: "debrief_job_seconds",
      help: "Time a job took",
      labelNames: ["kind"],
      registers,
    }),
  };
});
