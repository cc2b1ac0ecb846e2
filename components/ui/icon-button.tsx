"use client";

import type { ReactNode } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Tooltip } from "@/components/ui/tooltip";

type IconButtonProps = Omit<ButtonProps, "children" | "aria-label"> & {
  /** Accessible name, also the tooltip. */
  label: string;
  /** Key to press, shown in the tooltip only. */
  shortcut?: string;
  children: ReactNode;
};

/** A square button with one icon. */
export function IconButton({
  label,
  shortcut,
  variant = "ghost",
  size = "md",
  className,
  children,
  ...rest
}: IconButtonProps) {
  const square = { sm: "w-8 touch:w-10", md: "w-9 touch:w-10", lg: "w-10 touch:w-11" }[size];
  return (
    <Tooltip label={label} shortcut={shortcut}>
      <Button
        {...rest}
        aria-label={label}
        variant={variant}
        size={size}
        className={cn(square, "px-0 touch:px-0", className)}
      >
        {children}
      </Button>
    </Tooltip>
  );
}
