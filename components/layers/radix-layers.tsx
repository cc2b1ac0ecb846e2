"use client";

// Everything that opens on a press, in one script that comes after the page.
import { AlertDialog, Dialog, DropdownMenu, Popover, Tooltip } from "radix-ui";
import {
  type ComponentProps,
  type ReactNode,
  type Ref,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useRef,
} from "react";
import type { LayerPlace } from "./use-layer";
import { useReturnFocus } from "./use-return-focus";

export { DropdownMenu, ToggleGroup } from "radix-ui";

/** Of a dialog and of a question. */
type ModalProps = LayerPlace & { overlayClassName: string; className: string; children: ReactNode };

const FIELD = "[autofocus], :is(input:not([type='hidden']), select, textarea):not(:disabled)";

type DialogLayerProps = ModalProps & {
  title: string;
  description: ReactNode;
  /** Of the cross that closes. */
  closeClassName: string;
  closeIcon: ReactNode;
  footer: ReactNode;
};

/** See `Dialog`. */
export function DialogLayer(props: DialogLayerProps) {
  const { id, anchor, title, description, footer, children } = props;
  const returnFocus = useReturnFocus();
  return (
    <Dialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Dialog.Trigger asChild>
        <StandIn anchor={anchor} />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className={props.overlayClassName} />
        <Dialog.Content
          {...returnFocus}
          id={id}
          onOpenAutoFocus={(event) => {
            returnFocus.onOpenAutoFocus();
            // The closing cross comes first in the document; what somebody opened it for is the first field.
            const content = event.currentTarget as HTMLElement;
            event.preventDefault();
            (content.querySelector<HTMLElement>(FIELD) ?? content).focus();
          }}
          className={props.className}
          {...(description ? {} : { "aria-describedby": undefined })}
        >
          <header className="flex items-start gap-3 px-5 pt-4">
            <div className="flex min-w-0 flex-1 flex-col gap-1 pt-0.5">
              <Dialog.Title className="font-semibold text-lg">{title}</Dialog.Title>
              {description ? (
                <Dialog.Description className="text-muted">{description}</Dialog.Description>
              ) : null}
            </div>
            <Dialog.Close aria-label="Close" className={props.closeClassName}>
              {props.closeIcon}
            </Dialog.Close>
          </header>
          <div className="flex flex-col gap-4 px-5 py-4">{children}</div>
          {footer ? <footer className="flex justify-end gap-2 border-t px-5 py-3">{footer}</footer> : null}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

type AlertDialogLayerProps = Omit<ModalProps, "children"> & {
  title: string;
  description: ReactNode;
  cancel: { label: string; className: string };
  confirm: { label: string; className: string; act: () => void };
};

/** See `AlertDialog`. */
export function AlertDialogLayer(props: AlertDialogLayerProps) {
  const { id, anchor, open, onOpenChange, title, description, cancel, confirm } = props;
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Trigger asChild>
        <StandIn anchor={anchor} />
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={props.overlayClassName} />
        <AlertDialog.Content id={id} className={props.className}>
          <AlertDialog.Title className="font-semibold text-lg">{title}</AlertDialog.Title>
          <AlertDialog.Description className="text-muted">{description}</AlertDialog.Description>
          <footer className="flex justify-end gap-2 pt-4">
            <AlertDialog.Cancel className={cancel.className}>{cancel.label}</AlertDialog.Cancel>
            <AlertDialog.Action className={confirm.className} onClick={confirm.act}>
              {confirm.label}
            </AlertDialog.Action>
          </footer>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

/** Of a layer that hangs on its button. */
type HangingProps = LayerPlace & { className: string; children: ReactNode };

type MenuLayerProps = HangingProps &
  Required<Pick<ComponentProps<typeof DropdownMenu.Content>, "align" | "side">> & {
    /** Opened from the keyboard, which then goes on from the first item. */
    isByKey: boolean;
  };

/** See `Menu`. */
export function MenuLayer({ id, anchor, open, onOpenChange, isByKey, children, ...rest }: MenuLayerProps) {
  const content = useRef<HTMLDivElement>(null);
  return (
    // Modal would hide the page from assistive technology while its controls stay focusable.
    <DropdownMenu.Root modal={false} open={open} onOpenChange={onOpenChange}>
      <DropdownMenu.Trigger asChild>
        <StandIn anchor={anchor} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          {...rest}
          ref={content}
          id={id}
          aria-labelledby={`${id}-trigger`}
          sideOffset={6}
          collisionPadding={8}
        >
          {children}
          {isByKey ? <FocusFirstItem within={content} /> : null}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** Radix does this only when it was there before the key was pressed. */
function FocusFirstItem({ within }: { within: RefObject<HTMLElement | null> }) {
  useEffect(() => {
    const items = within.current?.querySelectorAll<HTMLElement>("[role^='menuitem']:not([data-disabled])");
    for (const item of items ?? []) {
      item.focus({ preventScroll: true });
      // One that is hidden on a screen of this width takes none.
      if (document.activeElement === item) return;
    }
  }, [within]);
  return null;
}

type PopoverLayerProps = HangingProps & { label: string; align: "start" | "center" | "end" };

/** See `Popover`. */
export function PopoverLayer({
  id,
  anchor,
  open,
  onOpenChange,
  label,
  children,
  ...rest
}: PopoverLayerProps) {
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Trigger asChild>
        <StandIn anchor={anchor} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content {...rest} id={id} aria-label={label} sideOffset={6} collisionPadding={8}>
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

type TooltipLayerProps = HangingProps & { side: "top" | "right" | "bottom" | "left" };

/** See `Tooltip`. */
export function TooltipLayer({ id, anchor, open, onOpenChange, children, ...rest }: TooltipLayerProps) {
  return (
    <Tooltip.Provider>
      <Tooltip.Root open={open} onOpenChange={onOpenChange}>
        <Tooltip.Trigger asChild>
          <StandIn anchor={anchor} />
        </Tooltip.Trigger>
        <Tooltip.Portal>
          <Tooltip.Content {...rest} id={id} sideOffset={6} collisionPadding={8}>
            {children}
          </Tooltip.Content>
        </Tooltip.Portal>
      </Tooltip.Root>
    </Tooltip.Provider>
  );
}

/** Where Radix expects the button, which was on the page before: it is given that one's element. */
function StandIn({ anchor, ref }: { anchor: RefObject<HTMLElement | null>; ref?: Ref<HTMLElement | null> }) {
  useImperativeHandle<HTMLElement | null, HTMLElement | null>(ref, () => anchor.current);
  return null;
}
