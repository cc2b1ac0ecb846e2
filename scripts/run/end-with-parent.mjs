// Loaded into a child before its own code: a parent that was killed outright must not leave it holding a port.
const GRACE_MS = 10_000;

process.once("disconnect", () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), GRACE_MS).unref();
});
process.channel?.unref();
