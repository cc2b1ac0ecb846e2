"use client";

import { fillWords, type InviteMailWords } from "@/lib/invites/mail-words";

type TemplatePreviewProps = { words: InviteMailWords; language: string; organisation: string };

/** Any day will do, and the same on the server. */
const EXAMPLE_DAY = new Date("2030-05-17T12:00:00Z");

/** What a candidate would read. */
export function TemplatePreview({ words, language, organisation }: TemplatePreviewProps) {
  const { subject, body, button } = fillWords(words, {
    ...{ name: "Ada Example", role: "Nurse", organisation, language },
    expiresAt: EXAMPLE_DAY,
  });
  return (
    <figure className="flex flex-col gap-1.5">
      <figcaption className="font-medium text-sm">Preview</figcaption>
      <div className="flex flex-col gap-3 rounded-lg border bg-surface-sunken p-4" lang={language}>
        <p dir="auto" className="break-words font-medium">
          {subject}
        </p>
        <p dir="auto" className="whitespace-pre-line break-words text-pretty">
          {body}
        </p>
        <p>
          <span className="inline-block rounded-lg bg-accent px-4 py-2 font-medium text-accent-fg">
            {button}
          </span>
        </p>
      </div>
    </figure>
  );
}
