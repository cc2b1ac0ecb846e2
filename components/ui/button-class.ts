import { cn } from "@/components/ui/cn";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger" | "danger-quiet";
export type ButtonSize = "sm" | "md" | "lg";

const BASE =
  "inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-md border font-medium transition-colors active:translate-y-px disabled:pointer-events-none disabled:opacity-50 aria-disabled:pointer-events-none aria-disabled:opacity-70 [&_svg]:size-4 [&_svg]:shrink-0";

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "border-transparent bg-accent text-accent-fg shadow-xs hover:bg-accent-hover",
  secondary: "border-border-strong bg-surface text-text shadow-xs hover:bg-surface-hover",
  ghost:
    "border-transparent text-muted hover:bg-surface-hover hover:text-text data-[state=open]:bg-surface-hover data-[state=open]:text-text",
  danger: "border-transparent bg-danger text-danger-fg shadow-xs hover:bg-danger-hover",
  "danger-quiet": "border-transparent text-danger-text hover:bg-danger-soft",
};

const SIZES: Record<ButtonSize, string> = {
  sm: "h-8 px-2.5 text-sm touch:h-10 touch:px-3",
  md: "h-9 px-3.5 text-base touch:h-10",
  lg: "h-10 px-4 text-base touch:h-11",
};

/** The look of a button, for what is not one: `<Link className={buttonClass({ variant: "primary" })}>`. */
export function buttonClass(
  options: { variant?: ButtonVariant | undefined; size?: ButtonSize | undefined } = {},
  className?: string,
): string {
  return cn(BASE, VARIANTS[options.variant ?? "secondary"], SIZES[options.size ?? "md"], className);
}
