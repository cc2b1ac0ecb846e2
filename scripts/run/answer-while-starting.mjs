const RETRY_AFTER_SECONDS = 2;

/** Answers while Next is being loaded: probes, and whoever else asks, need not wait for it. */
export function answerWhileStarting({ url = "" }, response) {
  const isLive = url.split("?")[0] === "/api/health/live";
  const isProbe = url.startsWith("/api/");
  const reason = "Debrief is starting.";
  const body = isLive ? { status: "live" } : { status: "not ready", reason };
  response.writeHead(isLive ? 200 : 503, {
    "Content-Type": isProbe ? "application/json" : "text/plain; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    ...(!isLive && { "Retry-After": RETRY_AFTER_SECONDS }),
    // A page looks again by itself.
    ...(!isProbe && { Refresh: RETRY_AFTER_SECONDS }),
  });
  response.end(isProbe ? JSON.stringify(body) : reason);
}
