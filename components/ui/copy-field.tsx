"use client";

import { Check, Copy } from "lucide-react";
import { useRef, useState } from "react";
import { copyText } from "@/components/browser/copy-text";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Textarea } from "@/components/ui/textarea";

type CopyFieldProps = {
  id: string;
  label: string;
  /** On the button, read out, where there are several: "Copy address". */
  copyLabel?: string;
  value: string;
  /** Text of several lines. */
  isLong?: boolean;
  rows?: number;
  /** What to know of it; gives way to `copiedHint`. */
  hint?: string;
  copiedHint?: string;
  /** Where copying it is the one thing to do. */
  isPrimary?: boolean;
};

/** A value to take along, with a button that copies it. */
export function CopyField({
  id,
  label,
  copyLabel,
  value,
  isLong = false,
  rows = 5,
  hint = "",
  copiedHint = "Copied to clipboard.",
  isPrimary = false,
}: CopyFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<string | null>(null);
  const isCopied = copied === value;
  const copy = async () => {
    // Where there is no clipboard, the selected text is one key away.
    (input.current ?? area.current)?.select();
    setCopied((await copyText(value)) ? value : null);
  };
  return (
    <div className="flex flex-col gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      <div className={cn("flex items-start gap-2", isLong && "max-sm:flex-col")}>
        {isLong ? (
          <Textarea ref={area} id={id} readOnly rows={rows} value={value} className="text-sm" />
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
        <Button
          variant={isPrimary ? "primary" : "secondary"}
          onClick={() => void copy()}
          aria-label={copyLabel}
        >
          {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
          {isCopied ? "Copied" : "Copy"}
        </Button>
      </div>
      <p role="status" className="text-muted text-sm empty:hidden">
        {isCopied ? copiedHint : hint}
      </p>
    </div>
  );
}
