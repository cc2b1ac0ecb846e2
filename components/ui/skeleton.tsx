import { cn } from "@/components/ui/cn";

/** A grey place where content will be. Give it the content's size. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn("block animate-pulse rounded-md bg-border", className)} />;
}
