"use client";

import { CircleAlert } from "lucide-react";
import { useEffect, useState } from "react";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What the browser finds wrong with the control `forId`, in our words and place instead of the browser's bubble. */
export function FieldProblem({ id, forId }: { id: string; forId: string }) {
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    // It does not bubble; on its way down, the document sees it.
    const options = { capture: true, signal: abort.signal };
    document.addEventListener(
      "invalid",
      (event) => {
        const control = event.target;
        if (!isControl(control) || control.id !== forId) return;
        event.preventDefault();
        setProblem(problemOf(control));
        control.setAttribute("aria-invalid", "true");
        if (control.form?.querySelector(":invalid:not(fieldset)") === control) control.focus();
        const clear = () => {
          control.removeAttribute("aria-invalid");
          setProblem(null);
        };
        control.addEventListener("input", clear, { once: true, signal: abort.signal });
      },
      options,
    );
    return () => abort.abort();
  }, [forId]);
  return (
    <p id={id} hidden={problem === null} className="flex items-start gap-1.5 text-danger-text text-sm">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      {problem}
    </p>
  );
}

function isControl(target: EventTarget | null): target is Control {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  );
}

function problemOf(control: Control): string {
  const { validity, type } = control;
  if (validity.valueMissing) return control instanceof HTMLSelectElement ? "Choose one." : "Fill this in.";
  if (validity.typeMismatch && type === "email") return "Enter an email address, such as name@example.com.";
  if (validity.typeMismatch && type === "url") return "Enter a full address that begins with https://.";
  if (validity.tooShort && "minLength" in control) return `Use at least ${control.minLength} characters.`;
  if (control instanceof HTMLInputElement) {
    if (validity.rangeUnderflow) return `Enter ${control.min} or more.`;
    if (validity.rangeOverflow) return `Enter ${control.max} or less.`;
    if (validity.badInput) return type === "number" ? "Enter a number." : "Enter a date.";
    if (validity.stepMismatch) return "Enter a whole number.";
    if (validity.patternMismatch && control.title) return control.title;
  }
  return control.validationMessage;
}
