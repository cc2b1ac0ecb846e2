"use client";

import { Check, Copy } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Textarea } from "@/components/ui/textarea";

type CopyFieldProps = {
  id: string;
  label: string;
  /** On the button, read out: "Copy address". */
  copyLabel: string;
  value: string;
  /** Text of several lines. */
  isLong?: boolean;
  /** What to know of it; gives way to the word that it was copied. */
  hint?: string;
};

/** A value to take along, with a button that copies it. */
export function CopyField({ id, label, copyLabel, value, isLong = false, hint = "" }: CopyFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<string | null>(null);
  const isCopied = copied === value;
  const copy = async () => {
    (input.current ?? area.current)?.select();
    // Without a secure connection there is no clipboard: the selected text is then one key away.
    const done = await navigator.clipboard?.writeText(value).then(
      () => true,
      () => false,
    );
    setCopied(done ? value : null);
  };
  return (
    <div className="flex flex-col gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      <div className="flex items-start gap-2">
        {isLong ? (
          <Textarea ref={area} id={id} readOnly rows={5} value={value} className="text-sm" />
        ) : (
          <Input
            ref={input}
            id={id}
            readOnly
            value={value}
            onFocus={(event) => event.target.select()}
            className="font-mono text-sm"
          />
        )}
        <Button onClick={() => void copy()} aria-label={copyLabel}>
          {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
          {isCopied ? "Copied" : "Copy"}
        </Button>
      </div>
      <p role="status" className="text-muted text-sm empty:hidden">
        {isCopied ? "It is on your clipboard." : hint}
      </p>
    </div>
  );
}
