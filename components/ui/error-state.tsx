"use client";

import { CloudAlert, RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

type ErrorStateProps = {
  title: string;
  children?: ReactNode;
  onRetry: () => void;
  isRetrying?: boolean;
  /** What to name when asking for help; a digest or request id. */
  reference?: string | undefined;
};

/** Something could not be loaded, and a way to try again. */
export function ErrorState({ title, children, onRetry, isRetrying = false, reference }: ErrorStateProps) {
  return (
    <div role="alert">
      <EmptyState
        icon={<CloudAlert />}
        title={title}
        action={
          <Button variant="primary" onClick={onRetry} pending={isRetrying}>
            {isRetrying ? null : <RotateCw aria-hidden />}
            Try again
          </Button>
        }
      >
        {children}
        {reference ? (
          <span className="mt-1 block text-sm">
            Reference <code className="font-mono">{reference}</code>
          </span>
        ) : null}
      </EmptyState>
    </div>
  );
}
