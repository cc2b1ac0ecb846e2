"use client";

import { Crown, Ellipsis, UserMinus } from "lucide-react";
import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { RoleSelect } from "@/components/people/role-select";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Time } from "@/components/ui/time";
import { changeRoleAction, removeMemberAction, transferOwnershipAction } from "@/lib/actions/people";
import type { Role } from "@/lib/auth/roles";
import type { Person } from "@/lib/data/people/members";
import { roleName } from "@/lib/format/role-name";

type PersonRowProps = {
  tenantName: string;
  person: Person;
  isMe: boolean;
  /** What their role can be changed to; empty when it cannot, and then nor can they be removed. */
  roles: Role[];
  canHandOver: boolean;
};

/** One person: role, when they were last here, and what can be done about them. */
export function PersonRow({ tenantName, person, isMe, roles, canHandOver }: PersonRowProps) {
  const { userId, name, email, role, lastSeenAt } = person;
  const [asked, setAsked] = useState<"remove" | "hand-over" | null>(null);
  const tenant = useTenant();
  const { isSending, send } = useSend();
  const canChange = roles.length > 0;
  return (
    <li aria-label={name} aria-busy={isSending} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <Avatar name={name} className="size-9 rounded-full max-sm:hidden" />
      <div className="flex min-w-0 flex-1 basis-48 flex-col">
        <span className="flex items-center gap-2">
          <bdi className="truncate font-medium">{name}</bdi>
          {isMe ? <Badge tone="accent">You</Badge> : null}
        </span>
        <span className="truncate text-muted text-sm">{email}</span>
        <span className="text-muted text-sm">
          {lastSeenAt ? (
            <>
              Last active <Time iso={lastSeenAt} />
            </>
          ) : (
            "Never signed in"
          )}
        </span>
      </div>
      <div className="flex items-center gap-2">
        {canChange ? (
          <RoleSelect
            aria-label={`Role of ${name}`}
            roles={roles}
            value={role}
            disabled={isSending}
            onChange={(next) =>
              void send(() => changeRoleAction(tenant, userId, next), `${name} is now ${roleName(next)}.`)
            }
          />
        ) : (
          <Badge>{roleName(role)}</Badge>
        )}
        {canChange || canHandOver ? (
          <Menu
            trigger={
              <IconButton label={`More for ${name}`}>
                <Ellipsis aria-hidden />
              </IconButton>
            }
          >
            {canHandOver ? (
              <MenuItem onSelect={() => setAsked("hand-over")}>
                <Crown aria-hidden /> Transfer ownership
              </MenuItem>
            ) : null}
            {canChange ? (
              <MenuItem tone="danger" onSelect={() => setAsked("remove")}>
                <UserMinus aria-hidden /> Remove
              </MenuItem>
            ) : null}
          </Menu>
        ) : null}
      </div>
      <AlertDialog
        open={asked === "remove"}
        onOpenChange={() => setAsked(null)}
        title={`Remove ${name}?`}
        description={`They will lose access to ${tenantName} at once, even during playback. Their notes and reviews are kept.`}
        confirmLabel="Remove"
        onConfirm={() => void send(() => removeMemberAction(tenant, userId), `${name} was removed.`)}
      />
      <AlertDialog
        open={asked === "hand-over"}
        onOpenChange={() => setAsked(null)}
        title={`Make ${name} the owner?`}
        description="They become the owner and you become an admin. Only an owner can reverse this."
        confirmLabel="Transfer"
        onConfirm={() => void send(() => transferOwnershipAction(tenant, userId), `${name} is now an owner.`)}
      />
    </li>
  );
}
