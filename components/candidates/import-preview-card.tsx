"use client";

import { useState } from "react";
import { ImportRows } from "@/components/candidates/import-rows";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Tab, TabPanel, Tabs, TabsList } from "@/components/ui/tabs";
import type { ImportPreview, ImportState } from "@/lib/candidates/import-preview";

const STATES: { state: ImportState; label: string }[] = [
  { state: "error", label: "Errors" },
  { state: "new", label: "New" },
  { state: "changed", label: "Changed" },
  { state: "unchanged", label: "Unchanged" },
];

type ImportPreviewCardProps = { preview: ImportPreview; isImporting: boolean; onImport: () => void };

/** What an import would do, line by line; with a mistake in any line there is no import. */
export function ImportPreviewCard({ preview, isImporting, onImport }: ImportPreviewCardProps) {
  const { counts, rows, ignoredColumns } = preview;
  const present = STATES.filter(({ state }) => counts[state] > 0);
  const [chosen, setChosen] = useState<string>(present[0]?.state ?? "new");
  const toDo = counts.new + counts.changed;
  return (
    <Card aria-labelledby="preview-title">
      <CardHeader id="preview-title" title="Preview" description="Nothing has been changed yet." />
      <CardBody className="flex flex-col gap-4">
        {counts.error > 0 ? (
          <Banner
            tone="danger"
            role="alert"
            title={
              counts.error === 1
                ? "1 line has an error"
                : `${counts.error.toLocaleString("en")} lines have errors`
            }
          >
            Correct them in the file before you import.
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
              <ImportRows rows={rows[state]} total={counts[state]} />
            </TabPanel>
          ))}
        </Tabs>
        {counts.error === 0 ? (
          <Button
            variant="primary"
            pending={isImporting}
            disabled={toDo === 0}
            onClick={onImport}
            className="self-start"
          >
            {toDo === 0
              ? "Nothing to import"
              : `Import ${toDo.toLocaleString("en")} ${toDo === 1 ? "candidate" : "candidates"}`}
          </Button>
        ) : null}
      </CardBody>
    </Card>
  );
}
