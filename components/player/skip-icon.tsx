import { RotateCcw, RotateCw } from "lucide-react";

/** An arrow around the number of seconds; back when negative. */
export function SkipIcon({ seconds }: { seconds: number }) {
  const Arrow = seconds < 0 ? RotateCcw : RotateCw;
  return (
    <span aria-hidden className="relative grid place-items-center [&_svg]:size-5.5!">
      <Arrow strokeWidth={1.5} />
      <span className="absolute pt-px font-semibold text-[0.5625rem] leading-none tabular-nums">
        {Math.abs(seconds)}
      </span>
    </span>
  );
}
