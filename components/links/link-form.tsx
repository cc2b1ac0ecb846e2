"use client";

import { type FormEvent, useState } from "react";
import { answerOf } from "@/components/browser/answer-of";
import { LinkAccessFields } from "@/components/links/link-access-fields";
import type { CreateReviewLink, MadeLink as Made } from "@/components/links/link-actions";
import { type LinkDraft, termsOf } from "@/components/links/link-draft";
import { LinkNotesFields } from "@/components/links/link-notes-fields";
import { LinkOrder } from "@/components/links/link-order";
import { LinkPeriodFields } from "@/components/links/link-period-fields";
import { LinkReaderFields } from "@/components/links/link-reader-fields";
import { LinkShownFields } from "@/components/links/link-shown-fields";
import { MadeLink } from "@/components/links/made-link";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { FormAlert } from "@/components/ui/form-alert";
import type { LinkPolicy } from "@/lib/data/links/link-policy";
import type { LinkChoices } from "@/lib/data/links/link-suggestions";

type LinkFormProps = {
  tenantSlug: string;
  choices: LinkChoices;
  policy: LinkPolicy;
  /** Codes can be mailed, so that a link can ask for an address. */
  canMail: boolean;
  create: CreateReviewLink;
};

/** Everything a sender can choose of a new link. */
export function LinkForm({ tenantSlug, choices, policy, canMail, create }: LinkFormProps) {
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
  const [refusal, setRefusal] = useState<{ reason: string } | null>(null);
  const [isMaking, setIsMaking] = useState(false);
  const change = (part: Partial<LinkDraft>) => setDraft((before) => ({ ...before, ...part }));
  const notes = choices.notes.filter(({ interviewId }) => interviews.some(({ id }) => id === interviewId));

  const make = async (event: FormEvent) => {
    event.preventDefault();
    setIsMaking(true);
    const answer = await answerOf(() =>
      create({
        ...termsOf(draft),
        interviewIds: interviews.map(({ id }) => id),
        noteIds: draft.noteIds.filter((noteId) => notes.some(({ id }) => id === noteId)),
        days,
        startsAt: startsAt === "" ? null : new Date(startsAt),
      }),
    );
    setIsMaking(false);
    if (answer.ok) setMade(answer);
    else setRefusal(answer);
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
      {refusal ? <FormAlert answer={refusal} title={refusal.reason} /> : null}
      <Button
        type="submit"
        variant="primary"
        size="lg"
        pending={isMaking}
        disabled={interviews.length === 0}
        className="self-start"
      >
        Create review link
      </Button>
    </form>
  );
}
