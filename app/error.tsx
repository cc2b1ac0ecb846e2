"use client";

import { RotateCw } from "lucide-react";
import { CenteredShell } from "@/components/shell/centered-shell";
import { Button } from "@/components/ui/button";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <CenteredShell
      title="Something went wrong"
      description="The problem is on our side. Try again. If it keeps happening, tell your Debrief operator."
    >
      <Button variant="primary" size="lg" onClick={reset} className="self-start">
        <RotateCw aria-hidden />
        Try again
      </Button>
      {error.digest ? (
        <p className="text-muted text-sm">
          Reference <code className="font-mono">{error.digest}</code>
        </p>
      ) : null}
    </CenteredShell>
  );
}
