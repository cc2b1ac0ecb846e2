"use client";

import { ArrowRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import { isTyping } from "@/components/browser/use-hotkey";
import { readAutoplay, writeAutoplay } from "@/components/queue/autoplay-preference";
import { useAskForReview } from "@/components/queue/review-call";
import { useRecordingEnded } from "@/components/queue/use-recording-ended";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Checkbox } from "@/components/ui/checkbox";
import { Link } from "@/components/ui/link";

const COUNTDOWN_SECONDS = 10;
const SECOND_MS = 1_000;

const CARD_CLASS =
  "fixed inset-x-4 bottom-[calc(var(--bottom-bar,0px)+8.5rem)] z-30 flex flex-col gap-2 rounded-xl border border-border-strong bg-surface-raised p-4 shadow-lg sm:start-auto sm:end-6 sm:w-96 review:bottom-6";

type AutoplayNextProps = {
  /** Null where nothing else waits. */
  next: { href: string; candidateName: string } | null;
  /** Whose choice is remembered. */
  listener: string;
  /** The reader's review of this one is in. */
  isSubmitted: boolean;
};

/**
 * Once the interview has been heard to its end, asks for the review of it, and where that is in offers the next of the
 * queue. Goes there by itself for who wants that, unless they stop it or are writing. Stands inside a `PlaybackProvider`.
 */
export function AutoplayNext({ next, listener, isSubmitted }: AutoplayNextProps) {
  const hasEnded = useRecordingEnded();
  // Another end is another offer.
  if (!hasEnded) return null;
  if (!isSubmitted) return <AskForReview next={next} />;
  return next ? <Offer next={next} listener={listener} /> : null;
}

function AskForReview({ next }: Pick<AutoplayNextProps, "next">) {
  const askForReview = useAskForReview();
  return (
    <section aria-label="Your review is missing" className={CARD_CLASS}>
      <p role="status" className="flex flex-col">
        <span className="font-semibold">What do you think?</span>
        <span className="text-muted text-sm">Score this interview while you remember it.</span>
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="sm" variant="primary" onClick={askForReview}>
          Score now
        </Button>
        {next ? (
          <Link href={next.href} className={buttonClass({ variant: "ghost", size: "sm" })}>
            Skip for now
          </Link>
        ) : null}
      </div>
    </section>
  );
}

type OfferProps = { next: NonNullable<AutoplayNextProps["next"]>; listener: string };

function Offer({ next, listener }: OfferProps) {
  const router = useRouter();
  const [isOn, setIsOn] = useState(() => readAutoplay(listener));
  const [seconds, setSeconds] = useState<number | null>(() =>
    isOn && !isTyping(document.activeElement) ? COUNTDOWN_SECONDS : null,
  );
  const href = `${next.href}?play`;

  const tick = useEffectEvent(() => {
    // Whoever began to write meanwhile is not finished here.
    if (isTyping(document.activeElement)) return setSeconds(null);
    if (seconds !== null && seconds > 1) return setSeconds(seconds - 1);
    setSeconds(null);
    router.push(href);
  });
  const isCounting = seconds !== null;
  useEffect(() => {
    if (!isCounting) return;
    const timer = setInterval(() => tick(), SECOND_MS);
    return () => clearInterval(timer);
  }, [isCounting]);

  return (
    <section aria-label="Next to review" className={CARD_CLASS}>
      <p role="status" className="flex min-w-0 flex-col">
        <span className="text-muted text-sm">Next to review</span>
        <span className="truncate font-semibold">
          <bdi>{next.candidateName}</bdi>
        </span>
        {isCounting ? <span className="sr-only">Starts automatically. Press Stop to stay here.</span> : null}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Link href={href} className={buttonClass({ variant: "primary", size: "sm" })}>
          Continue
          <ArrowRight aria-hidden className="rtl:-scale-x-100" />
        </Link>
        {isCounting ? (
          <>
            <Button size="sm" onClick={() => setSeconds(null)}>
              Stop
            </Button>
            <span aria-hidden className="text-muted text-sm tabular-nums">
              Starts in {seconds} s
            </span>
          </>
        ) : null}
      </div>
      <Checkbox
        label="Play next automatically"
        className="text-sm"
        checked={isOn}
        onChange={({ target: { checked } }) => {
          setIsOn(checked);
          writeAutoplay(listener, checked);
          if (!checked) setSeconds(null);
        }}
      />
    </section>
  );
}
