"use client";

import { invitationNote } from "@/components/people/invitation-note";
import { InviteFields, type InviteFieldsProps } from "@/components/people/invite-fields";
import { Card, CardBody, CardHeader } from "@/components/ui/card";

/** Asks people in, on their own page. */
export function InviteForm(props: InviteFieldsProps) {
  return (
    <Card aria-labelledby="invite-title">
      <CardHeader id="invite-title" title="Invite people" description={invitationNote(props.hasMail)} />
      <CardBody>
        <InviteFields {...props} />
      </CardBody>
    </Card>
  );
}
