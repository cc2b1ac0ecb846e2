/** Next calls this once, before the server takes requests; it waits for what this returns, and the probes must not. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  (await import("@/lib/http/absolute-target")).readAbsoluteTargets();
  (await import("@/lib/http/door")).watchDoor();
  const { startUp } = await import("@/lib/start-up");
  const isDemo = process.env.DEMO === "1";
  startUp(isDemo ? (await import("@/prisma/seed")).seedDemo : undefined).catch((error: unknown) => {
    // Next would go on and answer every request with 500; better not to be there at all.
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
}
