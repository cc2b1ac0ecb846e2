"use client";

import type { OnePerson } from "@/components/invites/one-person";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FileInput, Input } from "@/components/ui/input";
import { Tab, TabPanel, Tabs, TabsList } from "@/components/ui/tabs";
import { Textarea } from "@/components/ui/textarea";

export type PeopleDraft = {
  mode: "one" | "several";
  one: OnePerson;
  text: string;
  file: File | null;
};

type PeopleFieldsProps = { draft: PeopleDraft; onChange: (part: Partial<PeopleDraft>) => void };

/** Who is invited: one person, or a list. */
export function PeopleFields({ draft, onChange }: PeopleFieldsProps) {
  const { mode, one, text, file } = draft;
  const changeOne = (part: Partial<OnePerson>) => onChange({ one: { ...one, ...part } });
  return (
    <Card aria-labelledby="people-title">
      <CardHeader id="people-title" title="People" />
      <CardBody className="pt-1 sm:pt-1">
        <Tabs value={mode} onValueChange={(value) => onChange({ mode: value === "one" ? "one" : "several" })}>
          <TabsList aria-label="How many">
            <Tab value="one">One person</Tab>
            <Tab value="several">Several</Tab>
          </TabsList>
          <TabPanel value="one" className="grid gap-4 sm:grid-cols-2">
            <Field id="invite-name" label="Name">
              {(control) => (
                <Input
                  {...control}
                  dir="auto"
                  maxLength={200}
                  autoComplete="off"
                  value={one.name}
                  onChange={({ target }) => changeOne({ name: target.value })}
                />
              )}
            </Field>
            <Field id="invite-email" label="Email">
              {(control) => (
                <Input
                  {...control}
                  type="email"
                  maxLength={254}
                  autoComplete="off"
                  value={one.email}
                  onChange={({ target }) => changeOne({ email: target.value })}
                />
              )}
            </Field>
            <Field
              id="invite-reference"
              label="Reference"
              optional
              hint="Your own number for this candidate. Leave blank and Debrief creates one."
              className="sm:col-span-2"
            >
              {(control) => (
                <Input
                  {...control}
                  maxLength={256}
                  autoComplete="off"
                  value={one.reference}
                  onChange={({ target }) => changeOne({ reference: target.value })}
                />
              )}
            </Field>
          </TabPanel>
          <TabPanel value="several" className="flex flex-col gap-4">
            <Field
              id="invite-text"
              label="Paste rows"
              hint="Up to 500, with a header row: name, email, reference. Name and email alone need none."
            >
              {(control) => (
                <Textarea
                  {...control}
                  dir="auto"
                  rows={6}
                  spellCheck={false}
                  value={text}
                  onChange={({ target }) => onChange({ text: target.value, file: null })}
                  placeholder={"name,email\nAda Example,ada@example.com"}
                  className="font-mono text-sm"
                />
              )}
            </Field>
            <Field id="invite-file" label="Or choose a CSV file">
              {(control) => (
                <FileInput
                  {...control}
                  accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
                  onFile={(chosen) => onChange({ file: chosen, text: "" })}
                />
              )}
            </Field>
            {file ? (
              <p className="break-all text-muted text-sm">
                Using <bdi>{file.name}</bdi>
              </p>
            ) : null}
          </TabPanel>
        </Tabs>
      </CardBody>
    </Card>
  );
}
