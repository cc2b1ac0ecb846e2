import { startSandbox } from "./server";

const port = Number(process.env.SANDBOX_PORT || 4010);
const extraSessions = Number(process.env.SANDBOX_SESSIONS || 0);

try {
  const sandbox = await startSandbox({ port, extraSessions });
  console.log(`sandbox listening on ${sandbox.url}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
} catch (error) {
  const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  console.error(isTaken ? `Port ${port} is in use. Set SANDBOX_PORT to another port.` : error);
  process.exit(1);
}
