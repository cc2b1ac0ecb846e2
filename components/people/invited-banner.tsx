"use client";

import { Banner } from "@/components/ui/banner";
import { CopyField } from "@/components/ui/copy-field";
import type { Invited } from "@/lib/data/people/invite";

/** What became of invitations: mailed, or links to hand over, said plainly. */
export function InvitedBanner({ invited, hasMail }: { invited: Invited[]; hasMail: boolean }) {
  const mailed = invited.filter(({ link }) => link === null).map(({ email }) => email);
  const left = invited.filter(({ link }) => link !== null);
  return (
    <div className="flex flex-col gap-3">
      {mailed.length > 0 ? <Banner role="status" tone="success" title={mailedTitle(mailed)} /> : null}
      {left.length > 0 ? <LinksToSend left={left} hasMail={hasMail} /> : null}
    </div>
  );
}

function mailedTitle(mailed: string[]): string {
  return mailed.length === 1
    ? `The invitation to ${mailed[0]} is on its way.`
    : `${mailed.length} invitations are on their way.`;
}

function LinksToSend({ left, hasMail }: { left: Invited[]; hasMail: boolean }) {
  const isOne = left.length === 1;
  const whom = isOne ? left[0]?.email : `${left.length} people`;
  return (
    <>
      <Banner
        role="status"
        tone={hasMail ? "warning" : "success"}
        title={
          hasMail
            ? `The email to ${whom} could not be sent.`
            : isOne
              ? `The invitation for ${whom} is ready.`
              : `${left.length} invitations are ready.`
        }
      >
        {isOne
          ? "Send this link yourself. Anyone who has it can join in their place, so share it with no one else."
          : "Send each person their own link. Anyone who has it can join in their place, so share it with no one else."}
      </Banner>
      <CopyField
        id="invitation-link"
        label={isOne ? "Invitation link" : "Invitation links"}
        value={
          isOne ? (left[0]?.link ?? "") : left.map(({ email, link }) => `${email}\n${link}`).join("\n\n")
        }
        isLong={!isOne}
        rows={Math.min(9, left.length * 3 - 1)}
        hint={
          isOne ? "Copy it now. It will not be shown again." : "Copy them now. They will not be shown again."
        }
        copiedHint={isOne ? "Link copied." : "Links copied."}
        isPrimary
      />
    </>
  );
}
