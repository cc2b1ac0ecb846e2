import type { Metadata } from "next";
import { CandidateTemplates } from "@/components/settings/candidate-templates";
import { ReminderRulesForm } from "@/components/settings/reminder-rules-form";
import { getInviteSettings } from "@/lib/data/invites/invite-settings";
import { requireMember } from "@/lib/http/gates";
import { mailMode } from "@/lib/mail/transport";

export const metadata: Metadata = { title: "Candidate emails" };

export default async function CandidateEmailsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const actor = await requireMember((await params).tenant);
  if (!actor.can("settings.manage"))
    return <p className="text-muted">Only owners and admins can write what candidates are sent.</p>;
  const { rules, templates } = await getInviteSettings(actor);
  return (
    <>
      <CandidateTemplates
        templates={templates}
        organisation={actor.tenant.name}
        canMail={mailMode() !== "off"}
      />
      <ReminderRulesForm rules={rules} />
    </>
  );
}
