"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { LayerTrigger } from "@/components/layers/layer-trigger";
import { type LayerState, useLayer } from "@/components/layers/use-layer";
import { buttonClass } from "@/components/ui/button-class";
import { cn } from "@/components/ui/cn";
import { OVERLAY_CLASS, PANEL_CLASS } from "@/components/ui/overlay-class";

type DialogProps = LayerState & {
  /** The button that opens it; leave out when `open` is controlled from elsewhere. */
  trigger?: ReactNode;
  title: string;
  description?: ReactNode;
  /** Buttons at the foot. */
  footer?: ReactNode;
  className?: string;
  children?: ReactNode;
};

/** A modal dialog: focus is kept inside, Escape closes, focus returns to where it was. */
export function Dialog(props: DialogProps) {
  const { trigger, title, description, footer, className, children } = props;
  const { place, layers } = useLayer(props);
  return (
    <>
      {trigger ? (
        <LayerTrigger place={place} opens="dialog" onClick={() => place.onOpenChange(!place.open)}>
          {trigger}
        </LayerTrigger>
      ) : null}
      {layers ? (
        <layers.DialogLayer
          {...place}
          {...{ title, description, footer }}
          overlayClassName={OVERLAY_CLASS}
          className={cn(PANEL_CLASS, className)}
          closeClassName={buttonClass(
            { variant: "ghost", size: "sm" },
            "-me-2 w-8 px-0 touch:w-10 touch:px-0",
          )}
          closeIcon={<X aria-hidden />}
        >
          {children}
        </layers.DialogLayer>
      ) : null}
    </>
  );
}
