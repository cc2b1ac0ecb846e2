import { cn } from "@/components/ui/cn";

/** The mark: a voice, and the moment after it. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" fill="none" className={cn("size-7 shrink-0", className)}>
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <g strokeWidth="3" strokeLinecap="round" className="stroke-accent-fg">
        <path d="M8 13.5v5M13.33 9v14M18.67 12v8" />
        <path d="M24 14.5v3" opacity="0.55" />
      </g>
    </svg>
  );
}

/** Mark and name. */
export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn("flex items-center gap-2.5", className)}>
      <LogoMark />
      <span className="font-semibold text-lg tracking-tight">Debrief</span>
    </span>
  );
}
