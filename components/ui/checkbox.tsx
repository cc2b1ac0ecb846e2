import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/ui/cn";

type CheckboxProps = Omit<ComponentProps<"input">, "type"> & { label: ReactNode; description?: ReactNode };

/** A box to tick, with its label; the whole line can be pressed. */
export function Checkbox({ label, description, className, ...rest }: CheckboxProps) {
  return (
    <label className={cn("flex cursor-pointer items-start gap-2.5 py-1.5 touch:py-2.5", className)}>
      <input
        {...rest}
        type="checkbox"
        className="mt-0.75 size-4 shrink-0 cursor-pointer rounded-sm accent-accent"
      />
      <span className="flex min-w-0 flex-col">
        <span>{label}</span>
        {description ? <span className="text-pretty text-muted text-sm">{description}</span> : null}
      </span>
    </label>
  );
}
