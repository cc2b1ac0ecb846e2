"use client";

type GlobalErrorProps = { error: Error & { digest?: string }; reset: () => void };

// Stands in for the root layout, so it brings its own document and leans on nothing that may have failed.
const PAGE = {
  colorScheme: "light dark",
  fontFamily: "system-ui, sans-serif",
  margin: "18vh auto 0",
  maxWidth: "26rem",
  padding: "0 1rem",
} as const;

export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body style={PAGE}>
        <title>Something went wrong · Debrief</title>
        <main>
          <h1>Something went wrong</h1>
          <p>
            Debrief could not show this page. Try again. If it keeps happening, tell your Debrief operator.
          </p>
          <button type="button" onClick={reset} style={{ font: "inherit", padding: "0.6rem 1rem" }}>
            Try again
          </button>
          {error.digest ? <p>Reference {error.digest}</p> : null}
        </main>
      </body>
    </html>
  );
}
