import { database } from "./client";

const PATIENCE_MS = 2_000;

/** Whether the database answers a query in time. */
export async function isDatabaseReady(): Promise<boolean> {
  const answered = database().prisma.$queryRaw`SELECT 1`.then(() => true).catch(() => false);
  return Promise.race([answered, new Promise<false>((resolve) => setTimeout(resolve, PATIENCE_MS, false))]);
}
