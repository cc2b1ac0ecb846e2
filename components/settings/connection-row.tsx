"use client";

import { CircleAlert, CircleCheck, CircleDashed, CirclePause, Ellipsis } from "lucide-react";
import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { toast } from "@/components/layers/toast";
import { RotateKeyDialog } from "@/components/settings/rotate-key-dialog";
import { problemInWords } from "@/components/settings/sync-advice";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { RenameDialog } from "@/components/ui/rename-dialog";
import { Time } from "@/components/ui/time";
import {
  checkConnectionAction,
  removeConnectionAction,
  renameConnectionAction,
  setConnectionEnabledAction,
} from "@/lib/actions/platform";
import type { Connection, KeyCheck } from "@/lib/data/platform/connections";

type ConnectionRowProps = { connection: Connection; canManage: boolean };

/** One connection: whether its key works, and what can be done with it. */
export function ConnectionRow({ connection, canManage }: ConnectionRowProps) {
  const { id, name, keyLastFour, isEnabled, interviewCount, checkedAt, syncedAt } = connection;
  const [asked, setAsked] = useState<"rotate" | "rename" | "disable" | "remove" | null>(null);
  const tenant = useTenant();
  const { isSending, send } = useSend();
  const check = async () => {
    const answer = await send(() => checkConnectionAction(tenant, id));
    if (answer) toast.success(saidOf(answer.check));
  };
  const interviews = `${interviewCount.toLocaleString("en")} ${interviewCount === 1 ? "interview" : "interviews"}`;
  return (
    <li aria-label={name} aria-busy={isSending} className="flex items-start gap-x-4 py-4">
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <bdi className="min-w-0 break-words font-medium">{name}</bdi>
          <State connection={connection} />
        </span>
        <span className="text-muted text-sm tabular-nums">
          Key{" "}
          <span className="font-mono">
            <span className="sr-only">that ends in </span>
            <span aria-hidden>••••</span>
            {keyLastFour}
          </span>{" "}
          · {interviews} ·{" "}
          {syncedAt ? (
            <>
              last read <Time iso={syncedAt} />
            </>
          ) : (
            "not read yet"
          )}
          {checkedAt && checkedAt !== syncedAt ? (
            <>
              {" "}
              · checked <Time iso={checkedAt} />
            </>
          ) : null}
        </span>
        {isEnabled && connection.state !== "ok" ? (
          <p className="text-pretty text-muted text-sm">{adviceFor(connection)}</p>
        ) : null}
      </div>
      {canManage ? (
        <Menu
          trigger={
            <IconButton label={`More for ${name}`}>
              <Ellipsis aria-hidden />
            </IconButton>
          }
        >
          <MenuItem onSelect={() => void check()}>Check the key</MenuItem>
          <MenuItem onSelect={() => setAsked("rotate")}>Replace the key</MenuItem>
          <MenuItem onSelect={() => setAsked("rename")}>Rename</MenuItem>
          <MenuSeparator />
          {isEnabled ? (
            <MenuItem onSelect={() => setAsked("disable")}>Disable</MenuItem>
          ) : (
            <MenuItem
              onSelect={() =>
                void send(() => setConnectionEnabledAction(tenant, id, true), `${name} is enabled again.`)
              }
            >
              Enable
            </MenuItem>
          )}
          <MenuItem tone="danger" onSelect={() => setAsked("remove")}>
            Remove
          </MenuItem>
        </Menu>
      ) : null}
      <RotateKeyDialog connection={connection} open={asked === "rotate"} onClose={() => setAsked(null)} />
      <RenameDialog
        id={`connection-name-${id}`}
        name={name}
        maxLength={80}
        rename={(next) => renameConnectionAction(tenant, id, next)}
        open={asked === "rename"}
        onClose={() => setAsked(null)}
      />
      <AlertDialog
        open={asked === "disable"}
        onOpenChange={() => setAsked(null)}
        title={`Disable ${name}?`}
        description={`Debrief will stop using its key. Its ${interviews} stay in the list, but their recordings and transcripts cannot be opened until you enable it again.`}
        confirmLabel="Disable"
        onConfirm={() =>
          void send(() => setConnectionEnabledAction(tenant, id, false), `${name} is disabled.`)
        }
      />
      <AlertDialog
        open={asked === "remove"}
        onOpenChange={() => setAsked(null)}
        title={`Remove ${name}?`}
        description={`Its key will be permanently deleted. Its ${interviews} keep their notes and reviews, but lose recordings and transcripts until another connection lists them.`}
        confirmLabel="Remove"
        onConfirm={() => void send(() => removeConnectionAction(tenant, id), `${name} is removed.`)}
      />
    </li>
  );
}

const STATES = {
  ok: { tone: "success", label: "Connected", Icon: CircleCheck },
  refused: { tone: "danger", label: "Refused", Icon: CircleAlert },
  unverified: { tone: "warning", label: "Not yet checked", Icon: CircleDashed },
} as const;

function State({ connection: { isEnabled, state } }: { connection: Connection }) {
  if (!isEnabled) return <Badge icon={<CirclePause aria-hidden />}>Disabled</Badge>;
  const { tone, label, Icon } = STATES[state];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {label}
    </Badge>
  );
}

function adviceFor({ state, refusedCode }: Connection): string {
  if (state === "unverified") return "The platform could not be reached yet. Debrief retries automatically.";
  if (refusedCode === "KEY_UNREADABLE")
    return "This key was stored under another encryption key, so Debrief cannot open it. Replace it.";
  if (refusedCode === "MISSING_PERMISSION")
    return "The key is valid but lacks the interview permission. Grant it in the platform’s dashboard, or replace the key.";
  return "The platform no longer accepts this key, so new interviews do not arrive. Create a new one in its dashboard and replace this one.";
}

function saidOf(check: KeyCheck): string {
  if (check.state === "unverified") return "The platform could not be reached. Try again in a moment.";
  if (check.state === "refused" && check.code === "KEY_UNREADABLE")
    return "The stored key cannot be opened. Replace it.";
  if (check.state === "refused") return `${problemInWords(check.code)}.`;
  const left = check.credits === null ? "" : ` ${check.credits.toLocaleString("en")} credits are left.`;
  return `The key works and has the interview permission.${left}`;
}
