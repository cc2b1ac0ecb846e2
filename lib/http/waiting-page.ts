/** A page for while nothing can be served. It leans on nothing that may be missing, and looks again by itself. */
export function waitingPage(reason: string, retryAfterSeconds: number): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="${retryAfterSeconds}">
<title>One moment · Debrief</title>
<main>
<h1>One moment</h1>
<p>${reason}</p>
<p>This page reloads automatically. If this continues, tell your Debrief operator.</p>
</main>
</html>
`;
}
