import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { FieldProblem } from "@/components/ui/field-problem";
import { Label } from "@/components/ui/label";

/** Spread these on the control, so that it is tied to its label, hint and error. */
export type FieldControlProps = {
  id: string;
  "aria-describedby": string;
  "aria-invalid": true | undefined;
};

type FieldProps = {
  id: string;
  label: string;
  optional?: boolean;
  hint?: ReactNode;
  error?: string | null | undefined;
  className?: string;
  children: (control: FieldControlProps) => ReactNode;
};

/** Label, control, hint and error as one: `<Field …>{(control) => <Input {...control} />}</Field>`. */
export function Field({ id, label, optional = false, hint, error, className, children }: FieldProps) {
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const problemId = `${id}-problem`;
  const describedBy = [error ? errorId : problemId, hint ? hintId : null].filter(Boolean).join(" ");
  return (
    <div className={cn("flex flex-col gap-1.5", className)}>
      <div className="flex items-baseline justify-between gap-2">
        <Label htmlFor={id}>{label}</Label>
        {optional ? <span className="text-sm text-subtle">Optional</span> : null}
      </div>
      {children({
        id,
        "aria-describedby": describedBy,
        "aria-invalid": error ? true : undefined,
      })}
      {error ? (
        <p id={errorId} role="alert" className="flex items-start gap-1.5 text-sm text-danger-text">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      ) : (
        <FieldProblem id={problemId} forId={id} />
      )}
      {hint ? (
        <p id={hintId} className="text-sm text-muted">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
