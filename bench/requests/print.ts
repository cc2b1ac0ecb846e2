// What each request asks of the database, as JSON: for the test that holds the budgets.
import { findPostgresBinaries } from "@/prisma/postgres-cluster";
import { countRequests } from "./count";

const binaries = await findPostgresBinaries();
if (!binaries) throw new Error("Requests are counted at a PostgreSQL server, which is not installed.");
const { requests, idle } = await countRequests(binaries);
process.stdout.write(
  JSON.stringify({
    idle,
    requests: requests.map(({ name, budget, statements }) => ({ name, budget, statements })),
  }),
);
