import type { Metadata } from "next";
import { InvitationList } from "@/components/people/invitation-list";
import { InviteForm } from "@/components/people/invite-form";
import { PeopleList } from "@/components/people/people-list";
import { TwoStepRule } from "@/components/people/two-step-rule";
import { mayGrant } from "@/lib/auth/roles";
import { listInvitations } from "@/lib/data/people/invitations";
import { listPeople } from "@/lib/data/people/members";
import { getNeedsTwoStep } from "@/lib/data/results/tenant-settings";
import { ROLES } from "@/lib/format/role-name";
import { requireMember } from "@/lib/http/gates";
import { mailMode } from "@/lib/mail/transport";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage({ params }: { params: Promise<{ tenant: string }> }) {
  const actor = await requireMember((await params).tenant);
  const { name } = actor.tenant;
  const grantable = ROLES.map(({ role }) => role).filter((role) => mayGrant(actor.role, role));
  const canManage = actor.can("members.manage");
  const hasMail = mailMode() !== "off";
  return (
    <>
      {canManage ? (
        <>
          <InviteForm roles={grantable} hasMail={hasMail} />
          <InvitationList invitations={await listInvitations(actor)} hasMail={hasMail} />
        </>
      ) : null}
      <PeopleList
        tenantName={name}
        people={await listPeople(actor)}
        me={{ userId: actor.user.id, role: actor.role }}
        grantable={grantable}
      />
      {actor.can("settings.manage") ? <TwoStepRule isOn={await getNeedsTwoStep(actor)} /> : null}
    </>
  );
}
