import { LoaderCircle } from "lucide-react";
import { cn } from "@/components/ui/cn";

/** Something is under way. Give `label` where no text beside it says so. */
export function Spinner({ label, className }: { label?: string; className?: string }) {
  return (
    <>
      <LoaderCircle aria-hidden className={cn("size-4 animate-spin motion-reduce:animate-none", className)} />
      {label ? <span className="sr-only">{label}</span> : null}
    </>
  );
}
