"use client";

import { Cloud, CloudOff, Ellipsis, Smartphone } from "lucide-react";
import { useState } from "react";
import { RemovePasskeyDialog } from "@/components/account/remove-passkey-dialog";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { RenameDialog } from "@/components/ui/rename-dialog";
import { Time } from "@/components/ui/time";
import { renamePasskeyAction } from "@/lib/actions/second-factors";
import type { Passkey } from "@/lib/auth/factors/passkeys/passkeys";

const KEPT = {
  synced: { label: "Synced", Icon: Cloud },
  not_synced: { label: "Not synced", Icon: CloudOff },
  one_device: { label: "On one device", Icon: Smartphone },
} as const;

type PasskeyRowProps = {
  passkey: Passkey;
  email: string;
  asksPassword: boolean;
};

/** One passkey, and what can be done with it. */
export function PasskeyRow({ passkey, ...removal }: PasskeyRowProps) {
  const { id, name, kept, createdAt, lastUsedAt } = passkey;
  const [asked, setAsked] = useState<"rename" | "remove" | null>(null);
  const { label, Icon } = KEPT[kept];
  return (
    <li aria-label={name} className="flex items-center gap-4 py-3">
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <bdi className="min-w-0 break-words font-medium">{name}</bdi>
          <Badge icon={<Icon aria-hidden />}>{label}</Badge>
        </span>
        <span className="text-muted text-sm">
          Added <Time iso={createdAt} />,{" "}
          {lastUsedAt ? (
            <>
              last used <Time iso={lastUsedAt} />
            </>
          ) : (
            "not used yet"
          )}
        </span>
      </div>
      <Menu
        trigger={
          <IconButton label={`More for ${name}`}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => setAsked("rename")}>Rename</MenuItem>
        <MenuItem tone="danger" onSelect={() => setAsked("remove")}>
          Remove
        </MenuItem>
      </Menu>
      <RenameDialog
        id={`passkey-name-${id}`}
        name={name}
        maxLength={60}
        rename={(next) => renamePasskeyAction(id, next)}
        open={asked === "rename"}
        onClose={() => setAsked(null)}
      />
      <RemovePasskeyDialog
        {...removal}
        passkey={passkey}
        open={asked === "remove"}
        onClose={() => setAsked(null)}
      />
    </li>
  );
}
