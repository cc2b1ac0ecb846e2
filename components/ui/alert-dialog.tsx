"use client";

import { AlertDialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { cn } from "@/components/ui/cn";
import { OVERLAY_CLASS, PANEL_CLASS } from "@/components/ui/overlay-class";

type AlertDialogProps = {
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
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
export function AlertDialog({
  trigger,
  title,
  description,
  confirmLabel,
  cancelLabel = "Cancel",
  tone = "danger",
  onConfirm,
  ...state
}: AlertDialogProps) {
  return (
    <Radix.Root {...state}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className={OVERLAY_CLASS} />
        <Radix.Content
          className={cn(PANEL_CLASS, "gap-1 p-5 max-sm:pb-[calc(env(safe-area-inset-bottom)+1.25rem)]")}
        >
          <Radix.Title className="font-semibold text-lg">{title}</Radix.Title>
          <Radix.Description className="text-muted">{description}</Radix.Description>
          <footer className="flex justify-end gap-2 pt-4">
            <Radix.Cancel className={buttonClass()}>{cancelLabel}</Radix.Cancel>
            <Radix.Action className={buttonClass({ variant: tone })} onClick={onConfirm}>
              {confirmLabel}
            </Radix.Action>
          </footer>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
