import type { ReactNode } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";

type ToolButtonProps = Omit<ButtonProps, "children"> & { icon: ReactNode; label: string; count?: number };

/** A tool of the transcript: with its name where there is room, as an icon elsewhere. */
export function ToolButton({ icon, label, count, ...rest }: ToolButtonProps) {
  return (
    <Button
      {...rest}
      variant="ghost"
      size="sm"
      className="h-9 touch:h-11 max-xl:w-9 max-xl:px-0 max-xl:touch:w-11"
    >
      {icon}
      <span className="max-xl:sr-only">{label}</span>
      {count === undefined ? null : <span className="text-subtle tabular-nums max-xl:sr-only">{count}</span>}
    </Button>
  );
}
