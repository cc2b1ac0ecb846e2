import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

type LabelProps = ComponentProps<"label"> & { htmlFor: string };

/** The visible name of a control. */
export function Label({ className, ...rest }: LabelProps) {
  // biome-ignore lint/a11y/noLabelWithoutControl: htmlFor is required by the type.
  return <label {...rest} className={cn("font-medium text-base text-text", className)} />;
}
