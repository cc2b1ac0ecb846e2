/** Next calls this once, before the server takes requests; it waits for what this returns, and the probes must not. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  // Whoever develops reads what Next prints as it is.
  if (process.env.NODE_ENV === "production") (await import("@/lib/log-console")).logConsole();
  (await import("@/lib/http/absolute-target")).readAbsoluteTargets();
  (await import("@/lib/http/door")).watchDoor();
  const { startUp } = await import("@/lib/start-up");
  const isDemo = process.env.DEMO === "1";
  startUp(isDemo ? (await import("@/prisma/seed")).seedDemo : undefined).catch((error: unknown) => {
    // Next would go on and answer every request with 500; better not to be there at all.
    process.stderr.write(`${error instanceof Error ? error.message : "Debrief could not start."}\n`);
    process.exit(1);
  });
}
