"use client";

import { type FormEvent, useState } from "react";
import { LinkAccessFields } from "@/components/links/link-access-fields";
import type { CreateReviewLink, MadeLink as Made } from "@/components/links/link-actions";
import { LinkNotesFields } from "@/components/links/link-notes-fields";
import { LinkOrder } from "@/components/links/link-order";
import { LinkShownFields } from "@/components/links/link-shown-fields";
import { MadeLink } from "@/components/links/made-link";
import { answerOf } from "@/components/ui/answer-of";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FormAlert } from "@/components/ui/form-alert";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { LinkPolicy } from "@/lib/data/link-policy";
import type { LinkChoices } from "@/lib/data/link-suggestions";

/** What the form holds; texts as they stand in the fields. */
export type LinkDraft = {
  recipient: string;
  headline: string;
  message: string;
  startsAt: string;
  days: number;
  maxOpens: string;
  passcode: string;
  readers: string;
  showsRecording: boolean;
  showsTranscript: boolean;
  showsScores: boolean;
  noteIds: string[];
  allowsDownload: boolean;
  allowsFeedback: boolean;
  /** `none`, `role` for the one of each interview's role, or the id of one. */
  scorecard: string;
  isMasked: boolean;
  names: string;
};

export type LinkFieldsProps = { draft: LinkDraft; change: (part: Partial<LinkDraft>) => void };

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
    startsAt: "",
    days: policy.defaultDays,
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
    isMasked: false,
    names: choices.names.join("\n"),
  });
  const [made, setMade] = useState<Made | null>(null);
  const [refusal, setRefusal] = useState<{ reason: string } | null>(null);
  const [isMaking, setIsMaking] = useState(false);
  const change = (part: Partial<LinkDraft>) => setDraft((before) => ({ ...before, ...part }));
  const notes = choices.notes.filter(({ interviewId }) => interviews.some(({ id }) => id === interviewId));

  const make = async (event: FormEvent) => {
    event.preventDefault();
    setIsMaking(true);
    const { names, readers, startsAt, maxOpens, passcode, noteIds, scorecard, ...same } = draft;
    const asksScorecard = draft.allowsFeedback && scorecard !== "none";
    const answer = await answerOf(() =>
      create({
        ...same,
        asksScorecard,
        scorecardId: asksScorecard && scorecard !== "role" ? scorecard : null,
        interviewIds: interviews.map(({ id }) => id),
        noteIds: noteIds.filter((noteId) => notes.some(({ id }) => id === noteId)),
        startsAt: startsAt === "" ? null : new Date(startsAt),
        maxOpens: maxOpens === "" ? null : Number(maxOpens),
        passcode: passcode === "" ? null : passcode,
        allowedReaders: linesOf(readers),
        struckNames: draft.isMasked ? linesOf(names) : [],
      }),
    );
    setIsMaking(false);
    if (answer.ok) setMade(answer);
    else setRefusal(answer);
  };

  if (made) {
    return (
      <Card aria-labelledby="made-title">
        <CardHeader id="made-title" title="The link is ready" />
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
      <Card aria-labelledby="reader-title">
        <CardHeader id="reader-title" title="For the reader" />
        <CardBody className="flex flex-col gap-4">
          <Field
            id="recipient"
            label="For whom it is"
            optional
            hint="You find the link by it, and it stands faintly over what they see."
          >
            {(control) => (
              <Input
                {...control}
                maxLength={200}
                value={draft.recipient}
                onChange={(event) => change({ recipient: event.target.value })}
              />
            )}
          </Field>
          <Field id="headline" label="Headline" optional>
            {(control) => (
              <Input
                {...control}
                maxLength={200}
                value={draft.headline}
                onChange={(event) => change({ headline: event.target.value })}
              />
            )}
          </Field>
          <Field id="message" label="A note to the reader" optional>
            {(control) => (
              <Textarea
                {...control}
                maxLength={4000}
                value={draft.message}
                onChange={(event) => change({ message: event.target.value })}
              />
            )}
          </Field>
        </CardBody>
      </Card>
      <LinkShownFields
        {...fields}
        policy={policy}
        isBlind={choices.isBlind}
        scorecards={choices.scorecards}
      />
      {notes.length > 0 ? <LinkNotesFields {...fields} notes={notes} interviews={interviews} /> : null}
      <LinkAccessFields {...fields} policy={policy} canMail={canMail} />
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

function linesOf(text: string): string[] {
  return text.split("\n").flatMap((line) => line.trim() || []);
}
