"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useReturnFocus } from "@/components/browser/use-return-focus";
import { buttonClass } from "@/components/ui/button-class";
import { cn } from "@/components/ui/cn";
import { OVERLAY_CLASS, PANEL_CLASS } from "@/components/ui/overlay-class";

const FIELD = "[autofocus], :is(input:not([type='hidden']), select, textarea):not(:disabled)";

type DialogProps = {
  /** The button that opens it; leave out when `open` is controlled from elsewhere. */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  /** Buttons at the foot. Wrap the one that closes in `DialogClose`. */
  footer?: ReactNode;
  className?: string;
  children?: ReactNode;
};

/** A modal dialog: focus is kept inside, Escape closes, focus returns to where it was. */
export function Dialog({ trigger, title, description, footer, className, children, ...state }: DialogProps) {
  const returnFocus = useReturnFocus();
  return (
    <Radix.Root {...state}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className={OVERLAY_CLASS} />
        <Radix.Content
          {...returnFocus}
          onOpenAutoFocus={(event) => {
            returnFocus.onOpenAutoFocus();
            // The closing cross comes first in the document; what somebody opened it for is the first field.
            const content = event.currentTarget as HTMLElement;
            event.preventDefault();
            (content.querySelector<HTMLElement>(FIELD) ?? content).focus();
          }}
          className={cn(PANEL_CLASS, className)}
          {...(description ? {} : { "aria-describedby": undefined })}
        >
          <header className="flex items-start gap-3 px-5 pt-4">
            <div className="flex min-w-0 flex-1 flex-col gap-1 pt-0.5">
              <Radix.Title className="font-semibold text-lg">{title}</Radix.Title>
              {description ? (
                <Radix.Description className="text-muted">{description}</Radix.Description>
              ) : null}
            </div>
            <Radix.Close
              aria-label="Close"
              className={buttonClass(
                { variant: "ghost", size: "sm" },
                "-me-2 w-8 px-0 touch:w-10 touch:px-0",
              )}
            >
              <X aria-hidden />
            </Radix.Close>
          </header>
          <div className="flex flex-col gap-4 px-5 py-4">{children}</div>
          {footer ? <footer className="flex justify-end gap-2 border-t px-5 py-3">{footer}</footer> : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
