"use client";

import { type FormEvent, useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { LinkAccessFields } from "@/components/links/link-access-fields";
import { type LinkDraft, termsOf } from "@/components/links/link-draft";
import { LinkNotesFields } from "@/components/links/link-notes-fields";
import { LinkOrder } from "@/components/links/link-order";
import { LinkPeriodFields } from "@/components/links/link-period-fields";
import { LinkPreview } from "@/components/links/link-preview";
import { LinkReaderFields } from "@/components/links/link-reader-fields";
import { LinkShownFields } from "@/components/links/link-shown-fields";
import { type Made, MadeLink } from "@/components/links/made-link";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { createReviewLinkAction } from "@/lib/actions/links";
import type { LinkPolicy } from "@/lib/data/links/link-policy";
import type { LinkChoices } from "@/lib/data/links/link-suggestions";

type LinkFormProps = {
  tenantSlug: string;
  choices: LinkChoices;
  policy: LinkPolicy;
  /** Codes can be mailed, so that a link can ask for an address. */
  canMail: boolean;
  /** As the reader sees them. */
  sender: { name: string; organisation: string };
};

/** Everything a sender can choose of a new link. */
export function LinkForm({ tenantSlug, choices, policy, canMail, sender }: LinkFormProps) {
  const [interviews, setInterviews] = useState(choices.interviews);
  const [draft, setDraft] = useState<LinkDraft>({
    recipient: "",
    headline: "",
    message: "",
    maxOpens: "",
    passcode: "",
    readers: "",
    showsRecording: true,
    showsTranscript: true,
    showsScores: false,
    noteIds: [],
    allowsDownload: false,
    allowsFeedback: interviews.length > 0,
    scorecard: "none",
    isMasked: policy.hidesCandidates,
    names: choices.names.join("\n"),
  });
  const [days, setDays] = useState(policy.defaultDays);
  const [startsAt, setStartsAt] = useState("");
  const [made, setMade] = useState<Made | null>(null);
  const { isSending, refusal, send } = useSend("shown");
  const change = (part: Partial<LinkDraft>) => setDraft((before) => ({ ...before, ...part }));
  const notes = choices.notes.filter(({ interviewId }) => interviews.some(({ id }) => id === interviewId));

  const make = async (event: FormEvent) => {
    event.preventDefault();
    const input = {
      ...termsOf(draft),
      interviewIds: interviews.map(({ id }) => id),
      noteIds: draft.noteIds.filter((noteId) => notes.some(({ id }) => id === noteId)),
      days,
      startsAt: startsAt === "" ? null : new Date(startsAt),
    };
    setMade(await send(() => createReviewLinkAction(tenantSlug, input)));
  };

  if (made) {
    return (
      <Card aria-labelledby="made-title">
        <CardHeader id="made-title" title="Your link is ready" />
        <CardBody>
          <MadeLink made={made} tenantSlug={tenantSlug} />
        </CardBody>
      </Card>
    );
  }
  const fields = { draft, change };
  return (
    <div className="grid items-start gap-8 xl:grid-cols-[minmax(0,48rem)_22rem]">
      <form onSubmit={(event) => void make(event)} className="flex flex-col gap-5">
        <LinkOrder interviews={interviews} onChange={setInterviews} />
        <LinkReaderFields {...fields} />
        <LinkShownFields
          {...fields}
          policy={policy}
          isBlind={choices.isBlind}
          scorecards={choices.scorecards}
        />
        {notes.length > 0 ? <LinkNotesFields {...fields} notes={notes} interviews={interviews} /> : null}
        <LinkAccessFields {...fields} policy={policy} canMail={canMail}>
          <LinkPeriodFields
            maxDays={policy.maxDays}
            {...{ days, startsAt }}
            onDays={setDays}
            onStartsAt={setStartsAt}
          />
        </LinkAccessFields>
        <RefusalAlert refusal={refusal} />
        <Button
          type="submit"
          variant="primary"
          size="lg"
          pending={isSending}
          disabled={interviews.length === 0}
          className="self-start"
        >
          Create review link
        </Button>
      </form>
      <div className="xl:sticky xl:top-6">
        <LinkPreview
          {...{ draft, interviews }}
          senderName={sender.name}
          organisation={sender.organisation}
          needsPasscode={draft.passcode !== "" || policy.needsPasscode}
        />
      </div>
    </div>
  );
}
