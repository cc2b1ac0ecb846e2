"use client";

import { Check, X } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { writeCookie } from "@/components/browser/write-cookie";
import { Card } from "@/components/ui/card";
import { IconButton } from "@/components/ui/icon-button";
import { firstStepsCookie } from "@/lib/format/first-steps-cookie";

export type FirstStep = { label: string; href: string; isDone: boolean };

const KEPT_SECONDS = 400 * 24 * 60 * 60;

/** What a new organisation has still to do, until it is done or somebody has seen enough of it. */
export function FirstSteps({ tenantSlug, steps }: { tenantSlug: string; steps: FirstStep[] }) {
  const [isDismissed, setIsDismissed] = useState(false);
  const done = steps.filter(({ isDone }) => isDone).length;
  if (isDismissed || done === steps.length) return null;
  const dismiss = () => {
    writeCookie(firstStepsCookie(tenantSlug), "dismissed", `/t/${tenantSlug}`, KEPT_SECONDS);
    setIsDismissed(true);
  };
  return (
    <Card aria-labelledby="first-steps-title" className="flex flex-col gap-3 p-4">
      <div className="flex items-center gap-3">
        <h2 id="first-steps-title" className="font-semibold">
          Get started
        </h2>
        <span className="text-muted text-sm tabular-nums">
          {done} of {steps.length} done
        </span>
        <IconButton label="Dismiss for good" size="sm" className="ms-auto" onClick={dismiss}>
          <X aria-hidden />
        </IconButton>
      </div>
      <ol className="grid gap-2 sm:grid-cols-2 xl:grid-cols-4">
        {steps.map(({ label, href, isDone }, index) => (
          <li key={href}>
            <Link
              href={href}
              className="flex min-h-11 items-center gap-3 rounded-lg border px-3 py-2 hover:bg-surface-hover active:bg-surface-selected"
            >
              {isDone ? (
                <span className="grid size-6 shrink-0 place-items-center rounded-full bg-success-soft text-success-text">
                  <Check aria-hidden className="size-4" />
                  <span className="sr-only">Done: </span>
                </span>
              ) : (
                <span className="grid size-6 shrink-0 place-items-center rounded-full bg-surface-sunken text-sm tabular-nums">
                  {index + 1}
                </span>
              )}
              <span className={isDone ? "text-muted" : "font-medium"}>{label}</span>
            </Link>
          </li>
        ))}
      </ol>
    </Card>
  );
}
