"use client";

import { CircleAlert, CirclePause, Ellipsis, Globe, Pencil, Play, Trash2, UserPlus } from "lucide-react";
import { useState } from "react";
import { DeleteTenantDialog } from "@/components/admin/delete-tenant-dialog";
import { InviteOwnerDialog } from "@/components/admin/invite-owner-dialog";
import { TenantDomainsDialog } from "@/components/admin/tenant-domains-dialog";
import { useSend } from "@/components/browser/use-send";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { RenameDialog } from "@/components/ui/rename-dialog";
import { Time } from "@/components/ui/time";
import { renameTenantAction, setTenantEnabledAction } from "@/lib/actions/installation";
import type { InstallationTenant, TenantProblem } from "@/lib/data/installation/installation-tenants";

const PROBLEMS: Record<TenantProblem, string> = {
  no_owner: "No owner",
  no_key: "No platform key",
  key_refused: "Platform key refused",
  platform_unavailable: "Platform not responding",
};

type Asked = "rename" | "invite" | "domains" | "disable" | "delete" | null;

/** One organisation: how it does, and what can be done about it. */
export function TenantRow({ tenant }: { tenant: InstallationTenant }) {
  const { id, name, slug, isDisabled, memberCount, interviewCount, syncedAt, problem, domains } = tenant;
  const [asked, setAsked] = useState<Asked>(null);
  const { isSending, send } = useSend();
  const dialog = (which: Asked) => ({ open: asked === which, onClose: () => setAsked(null) });
  return (
    <li aria-label={name} aria-busy={isSending} className="flex items-center gap-x-4 gap-y-2 py-3">
      <Avatar name={name} className="size-9 max-sm:hidden" />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <bdi className="min-w-0 break-words font-medium">{name}</bdi>
          {isDisabled ? <Badge icon={<CirclePause aria-hidden />}>Disabled</Badge> : null}
          {domains.some(({ isProven }) => !isProven) ? (
            <Badge icon={<Globe aria-hidden />}>Domain not verified</Badge>
          ) : null}
          {problem && !isDisabled ? (
            <Badge tone="warning" icon={<CircleAlert aria-hidden />}>
              {PROBLEMS[problem]}
            </Badge>
          ) : null}
        </span>
        <span className="break-all text-muted text-sm">/t/{slug}</span>
        <span className="text-muted text-sm tabular-nums">
          {count(memberCount, "person", "people")} · {count(interviewCount, "interview", "interviews")} ·{" "}
          {syncedAt ? (
            <>
              synced <Time iso={syncedAt} />
            </>
          ) : (
            "never synced"
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
        <MenuItem onSelect={() => setAsked("rename")}>
          <Pencil aria-hidden /> Rename
        </MenuItem>
        <MenuItem onSelect={() => setAsked("invite")}>
          <UserPlus aria-hidden /> Invite an owner
        </MenuItem>
        {tenant.domains.length > 0 ? (
          <MenuItem onSelect={() => setAsked("domains")}>
            <Globe aria-hidden /> Domains
          </MenuItem>
        ) : null}
        <MenuSeparator />
        {isDisabled ? (
          <>
            <MenuItem
              onSelect={() => void send(() => setTenantEnabledAction(id, true), `${name} is enabled again.`)}
            >
              <Play aria-hidden /> Enable
            </MenuItem>
            <MenuItem tone="danger" onSelect={() => setAsked("delete")}>
              <Trash2 aria-hidden /> Delete
            </MenuItem>
          </>
        ) : (
          <MenuItem tone="danger" onSelect={() => setAsked("disable")}>
            <CirclePause aria-hidden /> Disable
          </MenuItem>
        )}
      </Menu>
      <RenameDialog
        id={`name-${id}`}
        name={name}
        maxLength={100}
        description={`Its address stays /t/${slug}, so existing links keep working.`}
        rename={(next) => renameTenantAction(id, next)}
        {...dialog("rename")}
      />
      <InviteOwnerDialog tenant={tenant} {...dialog("invite")} />
      <TenantDomainsDialog tenant={tenant} {...dialog("domains")} />
      <DeleteTenantDialog tenant={tenant} {...dialog("delete")} />
      <AlertDialog
        open={asked === "disable"}
        onOpenChange={() => setAsked(null)}
        title={`Disable ${name}?`}
        description="Members lose access at once, review links and API tokens stop working, playback ends within seconds, and nothing is read from the platform. Nothing is deleted, and you can enable it again."
        confirmLabel="Disable"
        onConfirm={() => void send(() => setTenantEnabledAction(id, false), `${name} is disabled.`)}
      />
    </li>
  );
}

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}
