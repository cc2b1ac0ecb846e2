"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { LinkAccessFields } from "@/components/links/link-access-fields";
import { type LinkDraft, termsOf } from "@/components/links/link-draft";
import { LinkNotesFields } from "@/components/links/link-notes-fields";
import { LinkReaderFields } from "@/components/links/link-reader-fields";
import { LinkShownFields } from "@/components/links/link-shown-fields";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { changeReviewLinkAction } from "@/lib/actions/links";
import type { LinkPolicy } from "@/lib/data/links/link-policy";
import type { LinkChoices } from "@/lib/data/links/link-suggestions";
import type { ChangeableLink } from "@/lib/data/links/link-terms-changes";

type ChangeLinkFormProps = {
  link: ChangeableLink;
  choices: LinkChoices;
  policy: LinkPolicy;
  canMail: boolean;
  /** The link's own page. */
  linkHref: string;
};

/** What can be said otherwise of a link that is out already. */
export function ChangeLinkForm({ link, choices, policy, canMail, linkHref }: ChangeLinkFormProps) {
  const router = useRouter();
  const [draft, setDraft] = useState(() => draftOf(link, choices));
  const tenant = useTenant();
  const { isSending, refusal, send } = useSend("shown");
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const act = () => changeReviewLinkAction(tenant, link.id, termsOf(draft));
    if (await send(act, "Link updated")) router.push(linkHref);
  };
  const fields = {
    draft,
    change: (part: Partial<LinkDraft>) => setDraft((before) => ({ ...before, ...part })),
  };
  return (
    <form onSubmit={(event) => void save(event)} className="flex flex-col gap-5">
      <LinkReaderFields {...fields} />
      <LinkShownFields
        {...fields}
        policy={{ ...policy, allowsDownload: policy.allowsDownload || link.allowsDownload }}
        isBlind={choices.isBlind}
        scorecards={choices.scorecards}
      />
      {choices.notes.length > 0 ? (
        <LinkNotesFields {...fields} notes={choices.notes} interviews={choices.interviews} />
      ) : null}
      <LinkAccessFields
        {...fields}
        policy={policy}
        canMail={canMail || link.allowedReaders.length > 0}
        hasPasscode={link.hasPasscode}
      />
      <RefusalAlert refusal={refusal} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" size="lg" pending={isSending}>
          Save changes
        </Button>
        <Link href={linkHref} className={buttonClass({ variant: "ghost", size: "lg" })}>
          Cancel
        </Link>
      </div>
    </form>
  );
}

function draftOf(link: ChangeableLink, { names }: LinkChoices): LinkDraft {
  const {
    id,
    isRevoked,
    hasPasscode,
    interviewIds,
    asksScorecard,
    scorecardId,
    allowedReaders,
    struckNames,
    ...same
  } = link;
  return {
    ...same,
    maxOpens: link.maxOpens === null ? "" : String(link.maxOpens),
    passcode: "",
    readers: allowedReaders.join("\n"),
    scorecard: asksScorecard ? (scorecardId ?? "role") : "none",
    names: (link.isMasked ? struckNames : names).join("\n"),
  };
}
