"use client";

import type { ReactNode } from "react";
import { LayerTrigger } from "@/components/layers/layer-trigger";
import { type LayerState, useLayer } from "@/components/layers/use-layer";
import { buttonClass } from "@/components/ui/button-class";
import { cn } from "@/components/ui/cn";
import { OVERLAY_CLASS, PANEL_CLASS } from "@/components/ui/overlay-class";

type AlertDialogProps = LayerState & {
  trigger?: ReactNode;
  title: string;
  /** What will happen, and whether it can be undone. */
  description: ReactNode;
  /** The verb: "Delete note", not "OK". */
  confirmLabel: string;
  cancelLabel?: string;
  tone?: "primary" | "danger";
  onConfirm: () => void;
};

/** Asks before something that cannot be undone. Focus starts on the way back. */
export function AlertDialog(props: AlertDialogProps) {
  const { trigger, title, description, confirmLabel, onConfirm } = props;
  const { cancelLabel = "Cancel", tone = "danger" } = props;
  const { place, layers } = useLayer(props);
  return (
    <>
      {trigger ? (
        <LayerTrigger place={place} opens="dialog" onClick={() => place.onOpenChange(!place.open)}>
          {trigger}
        </LayerTrigger>
      ) : null}
      {layers ? (
        <layers.AlertDialogLayer
          {...place}
          {...{ title, description }}
          overlayClassName={OVERLAY_CLASS}
          className={cn(PANEL_CLASS, "gap-1 p-5 max-sm:pb-[calc(env(safe-area-inset-bottom)+1.25rem)]")}
          cancel={{ label: cancelLabel, className: buttonClass() }}
          confirm={{ label: confirmLabel, className: buttonClass({ variant: tone }), act: onConfirm }}
        />
      ) : null}
    </>
  );
}
