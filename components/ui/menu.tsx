"use client";

import { DropdownMenu as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { FLOATING_CLASS } from "@/components/ui/overlay-class";

export const MENU_ITEM_CLASS =
  "flex h-8 w-full cursor-default select-none items-center gap-2.5 rounded-md px-2 text-start text-base text-text outline-none touch:h-11 data-[disabled]:opacity-50 data-[highlighted]:bg-surface-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted";

type MenuProps = {
  trigger: ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "right" | "bottom" | "left";
  className?: string;
  children: ReactNode;
};

/** A menu of actions that hangs on its trigger. */
export function Menu({ trigger, align = "end", side = "bottom", className, children }: MenuProps) {
  return (
    // Modal would hide the page from assistive technology while its controls stay focusable.
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className={cn(FLOATING_CLASS, "min-w-52 p-1", className)}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

type MenuItemProps = ComponentProps<typeof Radix.Item> & { tone?: "danger" };

/** One action; with `asChild` its child, a link say, is the item. */
export function MenuItem({ tone, className, ...rest }: MenuItemProps) {
  return (
    <Radix.Item
      {...rest}
      className={cn(MENU_ITEM_CLASS, tone === "danger" && "text-danger-text [&_svg]:text-danger", className)}
    />
  );
}

/** A heading inside a menu. */
export function MenuLabel({ className, ...rest }: ComponentProps<typeof Radix.Label>) {
  return <Radix.Label {...rest} className={cn("px-2 py-1.5 text-xs text-muted", className)} />;
}

/** A line between groups of a menu. */
export function MenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-border" />;
}
