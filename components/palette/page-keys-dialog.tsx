"use client";

import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import type { PageKey } from "./page-keys";

type PageKeysDialogProps = { keys: PageKey[]; open: boolean; onOpenChange: (isOpen: boolean) => void };

/** The keys of the page that is open. */
export function PageKeysDialog({ keys, open, onOpenChange }: PageKeysDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-6 gap-y-2.5">
        {keys.map((entry) => (
          <div key={entry.label} className="contents">
            <dt className="flex gap-1">
              {entry.keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{entry.label}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
