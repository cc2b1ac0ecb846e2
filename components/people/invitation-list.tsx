"use client";

import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { InvitedBanner } from "@/components/people/invited-banner";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import { inviteAgainAction, revokeInvitationAction } from "@/lib/actions/people";
import type { Invitation } from "@/lib/data/people/invitations";
import type { Invited } from "@/lib/data/people/invite";
import { roleName } from "@/lib/format/role-name";

type InvitationListProps = {
  invitations: Invitation[];
  hasMail: boolean;
};

/** Invitations that nobody has accepted yet. */
export function InvitationList({ invitations, hasMail }: InvitationListProps) {
  const [invited, setInvited] = useState<Invited | null>(null);
  const tenant = useTenant();
  const { sending, send } = useSend();
  if (invitations.length === 0) return null;
  const sendAgain = async (id: string) => {
    setInvited(null);
    setInvited(await send(() => inviteAgainAction(tenant, id), undefined, id));
  };
  const end = ({ id, email }: Invitation) =>
    void send(() => revokeInvitationAction(tenant, id), `The invitation to ${email} was revoked.`);
  return (
    <Card aria-labelledby="invitations-title">
      <CardHeader
        id="invitations-title"
        title={invitations.length === 1 ? "1 invitation" : `${invitations.length} invitations`}
        description="Not accepted yet. Sending an invitation again creates a new link, and the old one stops working."
      />
      {invited ? (
        <div className="px-4 pt-4 sm:px-5">
          <InvitedBanner invited={[invited]} hasMail={hasMail} />
        </div>
      ) : null}
      <ul className="divide-y px-4 pt-2 pb-2 sm:px-5">
        {invitations.map((invitation) => (
          <li
            key={invitation.id}
            aria-label={invitation.email}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3"
          >
            <div className="flex min-w-0 flex-1 basis-56 flex-col">
              <span className="truncate font-medium">{invitation.email}</span>
              <span className="text-muted text-sm">
                {roleName(invitation.role)}, invited by{" "}
                <bdi>{invitation.invitedByName ?? "the operator of this installation"}</bdi>
              </span>
              <span className="text-muted text-sm">
                {invitation.isMailed ? "Emailed" : "Shared as a link"},{" "}
                {invitation.isExpired ? "expired" : "ends"} <Time iso={invitation.expiresAt} />
              </span>
            </div>
            {invitation.isExpired ? <Badge tone="warning">Expired</Badge> : null}
            <div className="flex gap-2">
              <Button
                size="sm"
                pending={sending === invitation.id}
                onClick={() => void sendAgain(invitation.id)}
              >
                {hasMail ? "Send again" : "New link"}
                <span className="sr-only"> to {invitation.email}</span>
              </Button>
              <AlertDialog
                trigger={
                  <Button size="sm" variant="ghost">
                    Revoke<span className="sr-only"> the invitation to {invitation.email}</span>
                  </Button>
                }
                title={`Revoke the invitation to ${invitation.email}?`}
                description="The link will stop working at once. You can invite them again."
                confirmLabel="Revoke"
                onConfirm={() => end(invitation)}
              />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
