"use client";

import { useState } from "react";
import { TriedTranscript } from "@/components/admin/tried-transcript";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FileInput } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { Tried } from "@/lib/transcript/try-document";

/** About ten hours of talk with every word. */
const MAX_BYTES = 5_000_000;

/** A document that is pasted or chosen, and what would be read of it. The reader is loaded when it is asked for. */
export function TryTranscript() {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isReading, setIsReading] = useState(false);
  const [tried, setTried] = useState<Tried | null>(null);

  const read = async (from: File | string) => {
    setTried(null);
    const size = typeof from === "string" ? from.length : from.size;
    setProblem(size > MAX_BYTES ? "The document is larger than 5 MB." : null);
    if (size > MAX_BYTES) return;
    setIsReading(true);
    try {
      const { tryDocument } = await import("@/lib/transcript/try-document");
      setTried(tryDocument(typeof from === "string" ? from : await from.text()));
    } catch {
      setProblem("The file could not be read. Choose it again.");
    } finally {
      setIsReading(false);
    }
  };

  return (
    <>
      <Card aria-labelledby="document-title">
        <CardHeader
          id="document-title"
          title="Document"
          description="JSON, subtitles, tables or text, up to 5 MB."
        />
        <CardBody className="flex flex-col gap-5">
          <Field id="transcript-file" label="File" error={problem}>
            {(control) => <FileInput {...control} onFile={(file) => void read(file)} />}
          </Field>
          <Field id="transcript-text" label="Or paste it">
            {(control) => (
              <Textarea
                {...control}
                rows={8}
                spellCheck={false}
                className="font-mono text-sm"
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
            )}
          </Field>
          <Button
            className="self-start"
            pending={isReading}
            disabled={text.trim() === ""}
            onClick={() => void read(text)}
          >
            Read pasted text
          </Button>
        </CardBody>
      </Card>
      {tried ? <TriedTranscript tried={tried} /> : null}
    </>
  );
}
