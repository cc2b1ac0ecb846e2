"use client";

import { Download } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { ImportPreviewCard } from "@/components/candidates/import-preview-card";
import { sendForPreview, sendImport } from "@/components/candidates/send-import";
import { toast } from "@/components/layers/toast";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FormAlert } from "@/components/ui/form-alert";
import { FileInput } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { candidatesHref } from "@/components/urls/candidate-url";
import { IMPORT_MAX_BYTES } from "@/lib/candidates/import-limits";
import type { ImportPreview } from "@/lib/candidates/import-preview";

type ImportFormProps = {
  tenantSlug: string;
  templateUrl: string;
};

/** A CSV file or pasted rows, what they would change, and then the import. */
export function ImportForm({ tenantSlug, templateUrl }: ImportFormProps) {
  const router = useRouter();
  const [text, setText] = useState("");
  const [source, setSource] = useState<File | string | null>(null);
  const [shown, setShown] = useState<ImportPreview | null>(null);
  const { sending: work, refusal: problem, refuse, forget, send } = useSend("shown");

  const look = async (from: File | string) => {
    setShown(null);
    forget();
    if (typeof from !== "string" && from.size > IMPORT_MAX_BYTES)
      return refuse("The file is larger than 3 MB.");
    const kept = typeof from === "string" ? from : await copyOf(from);
    setSource(kept);
    const answer = await send(() => sendForPreview(tenantSlug, kept), undefined, "preview");
    if (answer) setShown(answer.preview);
  };

  const importAll = async () => {
    if (source === null || shown === null) return;
    const act = () => sendImport(tenantSlug, source, shown.digest);
    const answer = await send(act, undefined, "import");
    if (!answer) return;
    toast.success(`Imported: ${answer.counts.new} new, ${answer.counts.changed} changed`);
    router.push(candidatesHref(tenantSlug));
    // New names show on every page.
    router.refresh();
  };

  return (
    <div className="flex flex-col gap-5">
      <Card aria-labelledby="file-title">
        <CardHeader
          id="file-title"
          title="The file"
          description="CSV with a header row: reference, name, email, role, tags. Separated by commas, semicolons or tabs. Up to 5,000 rows."
        />
        <CardBody className="flex flex-col gap-5">
          <a href={templateUrl} download className={buttonClass({}, "self-start")}>
            <Download aria-hidden /> Download template
          </a>
          <Field
            id="import-file"
            label="CSV file"
            hint="Empty cells leave values unchanged. Tags are added; separate several with commas."
          >
            {(control) => (
              <FileInput
                {...control}
                accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
                onFile={(file) => void look(file)}
              />
            )}
          </Field>
          <form
            className="flex flex-col gap-3"
            onSubmit={(event) => {
              event.preventDefault();
              void look(text);
            }}
          >
            <Field id="import-text" label="Or paste rows">
              {(control) => (
                <Textarea
                  {...control}
                  dir="auto"
                  spellCheck={false}
                  value={text}
                  onChange={(event) => setText(event.target.value)}
                  placeholder={"reference,name,email,role,tags"}
                  className="font-mono text-sm"
                />
              )}
            </Field>
            <Button type="submit" disabled={text.trim() === ""} className="self-start">
              Preview pasted rows
            </Button>
          </form>
        </CardBody>
      </Card>
      {problem ? (
        <FormAlert answer={problem} title={problem.reason}>
          {shown && source !== null ? (
            <Button size="sm" className="mt-2" onClick={() => void look(source)}>
              Preview again
            </Button>
          ) : null}
        </FormAlert>
      ) : null}
      <p role="status" className={work === "preview" ? "text-muted" : "sr-only"}>
        {work === "preview" ? "Reading rows…" : null}
      </p>
      {shown ? (
        <ImportPreviewCard
          preview={shown}
          isImporting={work === "import"}
          onImport={() => void importAll()}
        />
      ) : null}
    </div>
  );
}

/** What is imported is what was shown, whatever becomes of the file on the disk. */
async function copyOf(file: File): Promise<File> {
  return new File([await file.arrayBuffer()], file.name);
}
