// What the image's HEALTHCHECK runs: whether this replica is ready. The image has Node, and no curl.
const WITHIN_MS = 5_000;
const { status } = await fetch(`http://127.0.0.1:${process.env.PORT || 3000}/api/health/ready`, {
  signal: AbortSignal.timeout(WITHIN_MS),
}).catch(() => ({ status: 0 }));
process.exitCode = status === 200 ? 0 : 1;
