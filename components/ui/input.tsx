import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { CONTROL_CLASS } from "@/components/ui/control-class";

/** A one-line text input. Wrap it in `Field` for label, hint and error. */
export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input {...rest} className={cn(CONTROL_CLASS, "h-9 touch:h-11", className)} />;
}
