"use client";

import type { DropdownMenu as Radix } from "radix-ui";
import { type ComponentProps, type KeyboardEvent, type PointerEvent, type ReactNode, useState } from "react";
import { LayerTrigger } from "@/components/layers/layer-trigger";
import { layersInUse } from "@/components/layers/layers";
import { useLayer } from "@/components/layers/use-layer";
import { cn } from "@/components/ui/cn";
import { FLOATING_CLASS } from "@/components/ui/overlay-class";

export const MENU_ITEM_CLASS =
  "flex h-8 w-full cursor-default select-none items-center gap-2.5 rounded-md px-2 text-start text-base text-text outline-none touch:h-11 data-[disabled]:opacity-50 data-[highlighted]:bg-surface-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted";

const OPENING_KEYS = ["Enter", " ", "ArrowDown"];

type MenuProps = {
  trigger: ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "right" | "bottom" | "left";
  className?: string;
  children: ReactNode;
};

/** A menu of actions that hangs on its trigger. */
export function Menu({ trigger, align = "end", side = "bottom", className, children }: MenuProps) {
  const { place, layers } = useLayer({});
  const [isByKey, setIsByKey] = useState(false);
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0 || event.ctrlKey) return;
    // The menu takes the focus, and the button must not take it back.
    if (!place.open) event.preventDefault();
    setIsByKey(false);
    place.onOpenChange(!place.open);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!OPENING_KEYS.includes(event.key)) return;
    event.preventDefault();
    setIsByKey(true);
    place.onOpenChange(event.key === "ArrowDown" || !place.open);
  };
  return (
    <>
      <LayerTrigger place={place} opens="menu" onPointerDown={onPointerDown} onKeyDown={onKeyDown}>
        {trigger}
      </LayerTrigger>
      {layers ? (
        <layers.MenuLayer
          {...place}
          {...{ align, side, isByKey }}
          className={cn(FLOATING_CLASS, "min-w-52 p-1", className)}
        >
          {children}
        </layers.MenuLayer>
      ) : null}
    </>
  );
}

type MenuItemProps = ComponentProps<typeof Radix.Item> & { tone?: "danger" };

/** One action; with `asChild` its child, a link say, is the item. */
export function MenuItem({ tone, className, ...rest }: MenuItemProps) {
  const { DropdownMenu } = layersInUse();
  return (
    <DropdownMenu.Item
      {...rest}
      className={cn(MENU_ITEM_CLASS, tone === "danger" && "text-danger-text [&_svg]:text-danger", className)}
    />
  );
}

/** A heading inside a menu. */
export function MenuLabel({ className, ...rest }: ComponentProps<typeof Radix.Label>) {
  const { DropdownMenu } = layersInUse();
  return <DropdownMenu.Label {...rest} className={cn("px-2 py-1.5 text-xs text-muted", className)} />;
}

/** A line between groups of a menu. */
export function MenuSeparator() {
  const { DropdownMenu } = layersInUse();
  return <DropdownMenu.Separator className="-mx-1 my-1 h-px bg-border" />;
}
