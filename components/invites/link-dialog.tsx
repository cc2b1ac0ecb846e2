"use client";

import { QrCode } from "@/components/links/qr-code";
import { CopyField } from "@/components/ui/copy-field";
import { Dialog } from "@/components/ui/dialog";
import { Time } from "@/components/ui/time";

type LinkDialogProps = {
  /** Null while it is closed. */
  link: string | null;
  name: string;
  expiresAt: string | null;
  onClose: () => void;
};

/** A candidate's own link, to be handed over. */
export function LinkDialog({ link, name, expiresAt, onClose }: LinkDialogProps) {
  return (
    <Dialog
      open={link !== null}
      onOpenChange={(open) => (open ? null : onClose())}
      title="Interview link"
      description={
        <>
          Only for <bdi>{name}</bdi>. Opening it starts their interview.
        </>
      }
    >
      {link ? (
        <div className="flex flex-col gap-4">
          <CopyField id="candidate-link" label="Link" copyLabel="Copy link" value={link} isPrimary />
          <QrCode text={link} label="QR code of the link" />
          {expiresAt ? (
            <p className="text-muted text-sm">
              Works until <Time iso={expiresAt} style="full" />, or until it is used.
            </p>
          ) : null}
        </div>
      ) : null}
    </Dialog>
  );
}
