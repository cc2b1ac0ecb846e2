"use client";

import { type FormEvent, useEffect, useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { BrandPreview } from "@/components/settings/brand-preview";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { saveBrandAction } from "@/lib/actions/settings";
import type { Brand } from "@/lib/auth/brand";
import { refuseAccent } from "@/lib/format/brand-colours";

/** Debrief's own accent, to start from. */
const START_COLOUR = "#0c5a68";

type BrandFormProps = {
  brand: Brand;
  /** Where the brand has no name of its own. */
  tenantName: string;
  logoMostBytes: number;
  /** False shows the state only, to members who may not change it. */
  canManage: boolean;
};

/** How the organisation shows itself behind review links, seen while it is chosen. */
export function BrandForm({ brand, tenantName, logoMostBytes, canManage }: BrandFormProps) {
  const [saved, setSaved] = useState(brand);
  const [name, setName] = useState(brand.name === tenantName ? "" : brand.name);
  const [accent, setAccent] = useState(brand.accent ?? "");
  const [file, setFile] = useState<File | null>(null);
  const [isRemoved, setIsRemoved] = useState(false);
  const tenant = useTenant();
  const { isSending, refusal, fields, send } = useSend("shown", ["name", "accent", "logo"]);
  const fileUrl = useDataUrl(file);
  const savedUrl = saved.logoId === null || isRemoved ? null : `/api/brand/${saved.logoId}`;
  const logoUrl = fileUrl ?? savedUrl;
  const colourProblem = accent === "" ? null : refuseAccent(accent);
  const fileProblem =
    file && file.size > logoMostBytes ? `The file is larger than ${logoMostBytes / 1024} KB.` : null;

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (colourProblem || fileProblem) return;
    const form = new FormData();
    form.set("name", name);
    form.set("accent", accent);
    if (file) form.set("logo", file);
    else if (isRemoved) form.set("removeLogo", "yes");
    const answer = await send(() => saveBrandAction(tenant, form), "Saved");
    if (!answer) return;
    setSaved(answer.brand);
    setFile(null);
    setIsRemoved(false);
  };

  return (
    <Card aria-labelledby="brand-title">
      <CardHeader
        id="brand-title"
        title="Brand"
        description="What people see when they open your review links."
      />
      <CardBody>
        <form onSubmit={(event) => void save(event)}>
          <fieldset disabled={!canManage} className="flex min-w-0 flex-col gap-4">
            <RefusalAlert refusal={refusal} />
            <Field
              id="brand-name"
              label="Display name"
              optional
              error={fields.name}
              hint={`Leave blank to use ${tenantName}.`}
            >
              {(control) => (
                <Input
                  {...control}
                  maxLength={80}
                  dir="auto"
                  value={name}
                  onChange={({ target }) => setName(target.value)}
                />
              )}
            </Field>
            <Field
              id="brand-accent"
              label="Colour"
              optional
              error={colourProblem ?? fields.accent}
              hint="For buttons and links. A lighter shade is used in the dark theme. Leave blank for Debrief’s colour."
            >
              {(control) => (
                <div className="flex gap-2">
                  <input
                    type="color"
                    aria-label="Choose the colour"
                    value={/^#[0-9a-f]{6}$/i.test(accent) ? accent : START_COLOUR}
                    onChange={({ target }) => setAccent(target.value)}
                    className="h-9 w-12 shrink-0 cursor-pointer rounded-md border border-control bg-surface p-1 touch:h-11"
                  />
                  <Input
                    {...control}
                    maxLength={7}
                    placeholder={START_COLOUR}
                    autoComplete="off"
                    spellCheck={false}
                    autoCapitalize="none"
                    value={accent}
                    onChange={({ target }) => setAccent(target.value.trim())}
                    className="max-w-40"
                  />
                </div>
              )}
            </Field>
            <Field
              id="brand-logo"
              label="Logo"
              optional
              error={fileProblem ?? fields.logo}
              hint={`PNG, JPEG or WebP, at most ${logoMostBytes / 1024} KB. Wide logos are shown up to four times as wide as they are high.`}
            >
              {(control) => (
                <div className="flex flex-wrap items-center gap-2">
                  <input
                    {...control}
                    // Emptied with what it chose.
                    key={`${saved.logoId} ${file === null}`}
                    type="file"
                    accept="image/png,image/jpeg,image/webp"
                    onChange={({ target }) => setFile(target.files?.[0] ?? null)}
                    className="min-w-0 max-w-full text-sm file:me-3 file:h-9 file:cursor-pointer file:rounded-md file:border file:border-border-strong file:border-solid file:bg-surface file:px-3.5 file:font-medium file:text-text touch:file:h-10"
                  />
                  {logoUrl ? (
                    <Button
                      size="sm"
                      onClick={() => {
                        setFile(null);
                        setIsRemoved(true);
                      }}
                    >
                      Remove logo
                    </Button>
                  ) : null}
                </div>
              )}
            </Field>
            <section aria-label="Preview" className="flex flex-col gap-2">
              <h3 className="font-medium">Preview</h3>
              <BrandPreview name={name.trim() || tenantName} accent={accent || null} logoUrl={logoUrl} />
            </section>
            {canManage ? (
              <Button type="submit" variant="primary" pending={isSending} className="self-start">
                Save
              </Button>
            ) : (
              <p className="text-muted">Only owners and admins can change this.</p>
            )}
          </fieldset>
        </form>
      </CardBody>
    </Card>
  );
}

/** A file that was chosen, as the page itself can show it: the page may load `data:`, not `blob:`. */
function useDataUrl(file: File | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!file) return setUrl(null);
    const reader = new FileReader();
    reader.onload = () => setUrl(String(reader.result));
    reader.readAsDataURL(file);
    return () => reader.abort();
  }, [file]);
  return url;
}
