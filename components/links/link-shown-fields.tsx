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
              ? "Submit your own review first. Until then, other reviews are hidden from you too."
              : "Recommendation and scores from each submitted review, without comments."
          }
          disabled={isBlind}
          checked={draft.showsScores}
          onChange={({ target }) => change({ showsScores: target.checked })}
        />
        {policy.allowsDownload ? (
          <Checkbox
            label="Download of the recording"
            description="When off, there is no download button. People can still record what they hear."
            disabled={!draft.showsRecording}
            checked={draft.allowsDownload}
            onChange={({ target }) => change({ allowsDownload: target.checked })}
          />
        ) : null}
        <Checkbox
          label="Feedback"
          description="The recipient can leave a recommendation and comments, without an account."
          checked={draft.allowsFeedback}
          onChange={({ target }) => change({ allowsFeedback: target.checked })}
        />
        {draft.allowsFeedback ? (
          <Field
            id="link-scorecard"
            label="Scorecard"
            hint="The recipient’s scores are kept separate from your team’s."
            className="my-2 ms-6.5"
          >
            {(control) => (
              <Select
                {...control}
                value={draft.scorecard}
                onChange={({ target }) => change({ scorecard: target.value })}
              >
                <option value="none">None, only a recommendation and comments</option>
                <option value="role">Same as your team</option>
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
          label="Hide the candidate’s identity"
          description="Shows initials instead of the name, neutral file names, and a transcript with names removed."
          checked={draft.isMasked}
          onChange={({ target }) => change({ isMasked: target.checked })}
        />
        {draft.isMasked ? (
          <Field
            id="struck-names"
            label="Removed from the transcript"
            hint="One per line. Add nicknames and employers, and delete anything that is also an ordinary word. The recording is not changed, so spoken names can still be heard."
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
