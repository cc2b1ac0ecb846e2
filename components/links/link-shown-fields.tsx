"use client";

import type { LinkFieldsProps } from "@/components/links/link-draft";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { LinkPolicy } from "@/lib/data/links/link-policy";

type LinkShownFieldsProps = LinkFieldsProps & {
  policy: LinkPolicy;
  isBlind: boolean;
  scorecards: { id: string; name: string }[];
};

/** What a link shows and what its reader may do. */
export function LinkShownFields({ draft, change, policy, isBlind, scorecards }: LinkShownFieldsProps) {
  return (
    <Card aria-labelledby="shown-title">
      <CardHeader id="shown-title" title="What is shown" />
      <CardBody className="flex flex-col pt-2">
        <Checkbox
          label="Recording"
          checked={draft.showsRecording}
          onChange={({ target }) => change({ showsRecording: target.checked, allowsDownload: false })}
        />
        <Checkbox
          label="Transcript"
          checked={draft.showsTranscript}
          onChange={({ target }) => change({ showsTranscript: target.checked })}
        />
        <Checkbox
          label="Scores"
          description={
            isBlind
              ? "Submit your own review first: until then, others’ judgement is hidden from you, too."
              : "Recommendation and scores of each submitted review, without what the reviewers wrote."
          }
          disabled={isBlind}
          checked={draft.showsScores}
          onChange={({ target }) => change({ showsScores: target.checked })}
        />
        {policy.allowsDownload ? (
          <Checkbox
            label="Download of the recording"
            description="Off, there is no control for it. Whoever hears a recording can still record it."
            disabled={!draft.showsRecording}
            checked={draft.allowsDownload}
            onChange={({ target }) => change({ allowsDownload: target.checked })}
          />
        ) : null}
        <Checkbox
          label="Feedback"
          description="The reader leaves a recommendation and comments, without an account."
          checked={draft.allowsFeedback}
          onChange={({ target }) => change({ allowsFeedback: target.checked })}
        />
        {draft.allowsFeedback ? (
          <Field
            id="link-scorecard"
            label="Scorecard"
            hint="What the reader scores stands apart from your team’s own scores."
            className="my-2 ms-6.5"
          >
            {(control) => (
              <Select
                {...control}
                value={draft.scorecard}
                onChange={({ target }) => change({ scorecard: target.value })}
              >
                <option value="none">None: a recommendation and comments</option>
                <option value="role">The one that your team reviews by</option>
                {scorecards.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        ) : null}
        <Checkbox
          label="Hide who the candidate is"
          description="Initials in place of the name, neutral file names, and names struck from the transcript."
          checked={draft.isMasked}
          onChange={({ target }) => change({ isMasked: target.checked })}
        />
        {draft.isMasked ? (
          <Field
            id="struck-names"
            label="Struck from the transcript"
            hint="One a line. Read through it: add nicknames and employers, take out what is also an ordinary word. The recording is not changed: names that are spoken in it can be heard."
            className="mt-2 ms-6.5"
          >
            {(control) => (
              <Textarea
                {...control}
                dir="auto"
                rows={5}
                value={draft.names}
                onChange={({ target }) => change({ names: target.value })}
              />
            )}
          </Field>
        ) : null}
      </CardBody>
    </Card>
  );
}
