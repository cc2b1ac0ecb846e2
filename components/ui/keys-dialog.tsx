import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";

type KeysDialogProps = {
  /** A key or keys, and what they do. */
  keys: readonly { keys: readonly string[]; label: string }[];
  open: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/** The list of keys that work where one is. */
export function KeysDialog({ keys, open, onOpenChange }: KeysDialogProps) {
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
