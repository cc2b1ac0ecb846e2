"use client";

import { Link2, MoreHorizontal, RotateCcw, Undo2 } from "lucide-react";
import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { LinkDialog } from "@/components/invites/link-dialog";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { inviteAgainAction, showCandidateLinkAction, withdrawInviteAction } from "@/lib/actions/invites";
import type { BatchPerson } from "@/lib/data/invites/invite-list";
import { mayInviteAgain, mayWithdraw } from "@/lib/invites/stages";

/** What can be done about one who was invited. */
export function PersonActions({ person }: { person: BatchPerson }) {
  const { id, name, stage, hasLink, linkExpiresAt } = person;
  const tenant = useTenant();
  const { send } = useSend();
  const [link, setLink] = useState<string | null>(null);
  const [isWithdrawing, setIsWithdrawing] = useState(false);
  const canInviteAgain = mayInviteAgain(stage);
  const canWithdraw = mayWithdraw(stage);
  if (!hasLink && !canInviteAgain && !canWithdraw) return null;

  const showLink = async () => {
    const shown = await send(() => showCandidateLinkAction(tenant, id));
    if (shown) setLink(shown.link);
  };
  return (
    <>
      <Menu
        trigger={
          <IconButton label={`Actions for ${name}`}>
            <MoreHorizontal aria-hidden />
          </IconButton>
        }
      >
        {hasLink ? (
          <MenuItem onSelect={() => void showLink()}>
            <Link2 aria-hidden /> Link and QR code
          </MenuItem>
        ) : null}
        {canInviteAgain ? (
          <MenuItem onSelect={() => void send(() => inviteAgainAction(tenant, id), "Invited again")}>
            <RotateCcw aria-hidden /> Invite again
          </MenuItem>
        ) : null}
        {canWithdraw ? (
          <MenuItem tone="danger" onSelect={() => setIsWithdrawing(true)}>
            <Undo2 aria-hidden /> Withdraw
          </MenuItem>
        ) : null}
      </Menu>
      <LinkDialog link={link} name={name} expiresAt={linkExpiresAt} onClose={() => setLink(null)} />
      <AlertDialog
        open={isWithdrawing}
        onOpenChange={setIsWithdrawing}
        title="Withdraw this invitation?"
        description={
          stage === "planned"
            ? "Nothing has been sent yet, and nothing will be."
            : "No more reminders are sent, and Debrief forgets the link. If the candidate already has it, it works until it expires: only ZenHire can end it."
        }
        confirmLabel="Withdraw"
        onConfirm={() => void send(() => withdrawInviteAction(tenant, id), "Withdrawn")}
      />
    </>
  );
}
