"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { answerOf } from "@/components/browser/answer-of";
import { LinkAccessFields } from "@/components/links/link-access-fields";
import type { ChangeReviewLink } from "@/components/links/link-actions";
import { type LinkDraft, termsOf } from "@/components/links/link-draft";
import { LinkNotesFields } from "@/components/links/link-notes-fields";
import { LinkReaderFields } from "@/components/links/link-reader-fields";
import { LinkShownFields } from "@/components/links/link-shown-fields";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { FormAlert } from "@/components/ui/form-alert";
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
  change: ChangeReviewLink;
};

/** What can be said otherwise of a link that is out already. */
export function ChangeLinkForm({ link, choices, policy, canMail, linkHref, change }: ChangeLinkFormProps) {
  const router = useRouter();
  const [draft, setDraft] = useState(() => draftOf(link, choices));
  const [refusal, setRefusal] = useState<{ reason: string } | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setIsSaving(true);
    const answer = await answerOf(() => change(link.id, termsOf(draft)));
    setIsSaving(false);
    if (!answer.ok) return setRefusal(answer);
    toast.success("Link updated");
    router.push(linkHref);
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
      {refusal ? <FormAlert answer={refusal} title={refusal.reason} /> : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" size="lg" pending={isSaving}>
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
