"use client";

import { ArrowRight, Check } from "lucide-react";
import { type RefObject, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { useIsWide } from "@/components/browser/use-is-wide";
import { SaveStatus } from "@/components/scorecard/save-status";
import type { SaveState } from "@/components/scorecard/use-review-draft";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";
import type { VisitStep } from "@/lib/data/links/visit-progress";

type FeedbackBarProps = {
  formId: string;
  form: RefObject<HTMLFormElement | null>;
  isSent: boolean;
  isSending: boolean;
  saveState: SaveState;
  onRetry: () => void;
  /** Brings the form into view. */
  show: () => void;
  linkId: string;
  /** What is still to do; null: nothing, or the link shows one interview only. */
  next: VisitStep | null;
  hasOthers: boolean;
};

/** Sends the feedback and leads on: under the form, and on a phone always in reach of the thumb, above the player. */
export function FeedbackBar(props: FeedbackBarProps) {
  const isWide = useIsWide();
  if (isWide)
    return (
      <div className="sticky bottom-0 -mx-4 -mb-4 flex flex-wrap items-center gap-3 rounded-b-xl border-t bg-surface px-4 py-3">
        <Content {...props} isFormShown />
      </div>
    );
  return createPortal(<Docked {...props} />, document.body);
}

function Docked(props: FeedbackBarProps) {
  const isFormShown = useIsInView(props.form);
  return (
    <section
      aria-label="Feedback"
      className="fixed inset-x-0 bottom-30 z-20 low:bottom-13 flex min-h-14 flex-wrap items-center gap-x-3 border-t bg-surface px-4 py-2"
    >
      <Content {...props} isFormShown={isFormShown} />
    </section>
  );
}

function Content(props: FeedbackBarProps & { isFormShown: boolean }) {
  const { formId, isSent, isSending, saveState, onRetry, show, linkId, next, hasOthers, isFormShown } = props;
  const isSafe = saveState.kind === "saved" || saveState.kind === "clean";
  if (isSent && isSafe)
    return (
      <>
        <p role="status" className="flex min-w-0 flex-1 items-center gap-2 font-medium">
          <Check aria-hidden className="size-5 shrink-0 text-success-text" />
          {next || !hasOthers ? "Thank you." : "Thank you. That was the last one."}
        </p>
        {next ? (
          <Link
            href={`/review/links/${linkId}/${next.id}`}
            className={buttonClass({ variant: "primary" }, "min-w-0 max-w-[60%]")}
          >
            <span className="truncate">
              Next: <bdi>{next.candidateName}</bdi>
            </span>
            <ArrowRight aria-hidden className="rtl:-scale-x-100" />
          </Link>
        ) : hasOthers ? (
          <Link href={`/review/links/${linkId}`} className={buttonClass()}>
            All interviews
          </Link>
        ) : null}
      </>
    );
  return (
    <>
      {isFormShown ? (
        <Button
          type="submit"
          form={formId}
          variant="primary"
          pending={isSending}
          className="max-review:flex-1"
        >
          {isSent ? "Send again" : "Send feedback"}
        </Button>
      ) : (
        <Button variant="primary" onClick={show} className="max-review:flex-1">
          {saveState.kind === "clean" ? "Give feedback" : "Finish feedback"}
        </Button>
      )}
      <SaveStatus state={saveState} onRetry={onRetry} />
    </>
  );
}

function useIsInView(target: RefObject<HTMLElement | null>): boolean {
  const [isInView, setIsInView] = useState(false);
  useEffect(() => {
    if (!target.current) return;
    const observer = new IntersectionObserver(([entry]) => setIsInView(entry?.isIntersecting ?? false));
    observer.observe(target.current);
    return () => observer.disconnect();
  }, [target]);
  return isInView;
}
