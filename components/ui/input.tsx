import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { CONTROL_CLASS } from "@/components/ui/control-class";

/** A one-line text input. Wrap it in `Field` for label, hint and error. */
export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input {...rest} className={cn(CONTROL_CLASS, "h-9 touch:h-11", className)} />;
}

type FileInputProps = Omit<ComponentProps<"input">, "type" | "onChange"> & { onFile: (file: File) => void };

/** Chooses one file, which is read at once: the same one, put right, can then be chosen again. */
export function FileInput({ onFile, ...rest }: FileInputProps) {
  return (
    <Input
      {...rest}
      type="file"
      className="h-auto py-1.5 file:me-3 file:rounded-sm file:border-0 file:bg-surface-sunken file:px-2.5 file:py-1 file:font-medium touch:h-auto"
      onClick={({ currentTarget }) => {
        currentTarget.value = "";
      }}
      onChange={({ target: { files } }) => {
        const file = files?.[0];
        if (file) onFile(file);
      }}
    />
  );
}
