"use client";

import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Tab, TabPanel, Tabs, TabsList } from "@/components/ui/tabs";
import type { InvitePreview, InvitePreviewRow, InviteRowState } from "@/lib/invites/invite-preview";

const STATES: { state: InviteRowState; label: string }[] = [
  { state: "error", label: "Errors" },
  { state: "ready", label: "To invite" },
  { state: "invited", label: "Already invited" },
];

type InvitePreviewCardProps = {
  preview: InvitePreview;
  isMailed: boolean;
  isInviting: boolean;
  onInvite: () => void;
};

/** Who would be invited, line by line; with a mistake in any line nobody is. */
export function InvitePreviewCard(props: InvitePreviewCardProps) {
  const { preview, isMailed, isInviting, onInvite } = props;
  const { counts, rows, ignoredColumns, withoutEmail } = preview;
  const present = STATES.filter(({ state }) => counts[state] > 0);
  const [chosen, setChosen] = useState<string>(present[0]?.state ?? "ready");
  return (
    <Card aria-labelledby="preview-title">
      <CardHeader id="preview-title" title="Preview" description="Nobody has been invited yet." />
      <CardBody className="flex flex-col gap-4">
        {counts.error > 0 ? (
          <Banner
            tone="danger"
            role="alert"
            title={counts.error === 1 ? "1 line has an error" : `${counts.error} lines have errors`}
          >
            Correct them in the list before you invite.
          </Banner>
        ) : null}
        {isMailed && withoutEmail > 0 ? (
          <Banner
            tone="warning"
            title={withoutEmail === 1 ? "1 person has no email" : `${withoutEmail} people have no email`}
          >
            You can copy their links once they are invited.
          </Banner>
        ) : null}
        {ignoredColumns.length > 0 ? (
          <p className="break-words text-muted">
            Ignored columns: <bdi>{ignoredColumns.join(", ")}</bdi>
          </p>
        ) : null}
        <Tabs value={chosen} onValueChange={setChosen}>
          <TabsList aria-label="Lines" className="flex-wrap">
            {present.map(({ state, label }) => (
              <Tab key={state} value={state} count={counts[state]}>
                {label}
              </Tab>
            ))}
          </TabsList>
          {present.map(({ state }) => (
            <TabPanel key={state} value={state}>
              <Rows rows={rows[state]} total={counts[state]} />
            </TabPanel>
          ))}
        </Tabs>
        {counts.error === 0 ? (
          <Button
            variant="primary"
            size="lg"
            pending={isInviting}
            disabled={counts.ready === 0}
            onClick={onInvite}
            className="self-start"
          >
            {counts.ready === 0
              ? "Nobody to invite"
              : `Invite ${counts.ready} ${counts.ready === 1 ? "person" : "people"}`}
          </Button>
        ) : null}
      </CardBody>
    </Card>
  );
}

function Rows({ rows, total }: { rows: InvitePreviewRow[]; total: number }) {
  return (
    <>
      <ul className="divide-y rounded-md border">
        {rows.map(({ line, name, email, ref, message, state }) => (
          <li key={line} className="flex flex-wrap gap-x-3 gap-y-0.5 px-3 py-2">
            <span className="w-20 shrink-0 text-muted text-sm tabular-nums">Line {line}</span>
            <span className="min-w-0 flex-1 basis-56 break-words">
              <bdi>{name ?? email ?? ref}</bdi>
              {name && email ? <bdi className="block text-muted text-sm">{email}</bdi> : null}
              {message === null ? null : (
                <span className={state === "error" ? "block text-danger-text" : "block text-warning-text"}>
                  {message}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {total > rows.length ? (
        <p className="pt-2 text-muted text-sm">and {(total - rows.length).toLocaleString("en")} more</p>
      ) : null}
    </>
  );
}
