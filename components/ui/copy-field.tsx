"use client";

import { Check, Copy } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";

/** A secret that is shown this once, to be copied. `what` begins a sentence: "The link". */
export function CopyField({
  id,
  label,
  what,
  value,
}: {
  id: string;
  label: string;
  what: string;
  value: string;
}) {
  const field = useRef<HTMLInputElement>(null);
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    field.current?.select();
    // Without a secure connection there is no clipboard: the selected text is then one key away.
    const done = await navigator.clipboard?.writeText(value).then(
      () => true,
      () => false,
    );
    setIsCopied(done ?? false);
  };
  return (
    <div className="flex flex-col gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      <div className="flex gap-2">
        <Input
          ref={field}
          id={id}
          readOnly
          value={value}
          onFocus={(event) => event.target.select()}
          className="font-mono text-sm"
        />
        <Button variant="primary" onClick={() => void copy()}>
          {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
          {isCopied ? "Copied" : "Copy"}
        </Button>
      </div>
      <p role="status" className="text-sm text-muted">
        {isCopied ? `${what} is on your clipboard.` : "Copy it now: it is shown only this once."}
      </p>
    </div>
  );
}
