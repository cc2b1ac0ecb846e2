"use client";

import { ArrowLeft, ChevronLeft, ChevronRight } from "lucide-react";
import { useEffect, useRef } from "react";
import { type Arrival, setArrival, takeArrival } from "@/components/queue/arrival";
import { DueTime } from "@/components/queue/due-time";
import type { QueuePlace } from "@/components/queue/queue-place";
import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";

/** How far the reader is with what they have to review, and the ways back and on. */
export function QueueBar({ place }: { place: QueuePlace }) {
  const { href, next, previous, sitting } = place;
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    const step = takeArrival(["next", "previous"]);
    if (!step) return;
    const wanted = bar.current?.querySelector<HTMLElement>(`[data-step="${step}"]`);
    (wanted ?? bar.current?.querySelector<HTMLElement>("[data-step]"))?.focus();
  }, []);
  return (
    <nav
      ref={bar}
      aria-label="To review"
      className="-ms-1 flex min-h-8 flex-wrap items-center gap-x-3 text-muted text-sm"
    >
      <Link
        href={href}
        className="inline-flex h-8 items-center gap-1.5 rounded-sm px-1 hover:text-text touch:h-10"
      >
        <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" /> To review
      </Link>
      {sitting ? (
        <p className="flex flex-wrap gap-x-1.5 tabular-nums">
          <span className="font-medium text-text">
            {sitting.position} of {sitting.total}
          </span>
          {sitting.leftSec > 0 ? <span>· {Math.ceil(sitting.leftSec / 60)} min left</span> : null}
          {sitting.dueAt ? (
            <span>
              · <DueTime iso={sitting.dueAt} />
            </span>
          ) : null}
        </p>
      ) : null}
      <span className="ms-auto flex">
        <Step to={previous} step="previous" />
        <Step to={next} step="next" />
      </span>
    </nav>
  );
}

function Step({ to, step }: { to: QueuePlace["next"]; step: Exclude<Arrival, "scorecard"> }) {
  if (!to) return null;
  const Icon = step === "next" ? ChevronRight : ChevronLeft;
  const label = `${step === "next" ? "Next" : "Previous"}: ${to.candidateName}`;
  return (
    <Link
      href={to.href}
      data-step={step}
      title={label}
      aria-label={label}
      onClick={() => setArrival(step)}
      className={buttonClass({ variant: "ghost", size: "sm" }, "w-8 px-0 touch:w-10 touch:px-0")}
    >
      <Icon aria-hidden className="rtl:-scale-x-100" />
    </Link>
  );
}
