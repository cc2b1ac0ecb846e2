import { cn } from "@/components/ui/cn";

type TagListProps = {
  tags: string[];
  /** More than these are counted only. */
  most?: number;
  className?: string;
};

/** A candidate's tags. */
export function TagList({ tags, most, className }: TagListProps) {
  const rest = most === undefined ? [] : tags.slice(most);
  return (
    <ul aria-label="Tags" className={cn("flex flex-wrap gap-1", className)}>
      {tags.slice(0, most).map((tag) => (
        <li key={tag} className={cn(TAG_CLASS, most !== undefined && "max-w-40")} title={tag}>
          <bdi className="truncate">{tag}</bdi>
        </li>
      ))}
      {rest.length > 0 ? (
        <li className={TAG_CLASS} title={rest.join(", ")}>
          <span aria-hidden>+{rest.length}</span>
          <span className="sr-only">and {rest.join(", ")}</span>
        </li>
      ) : null}
    </ul>
  );
}

export const TAG_CLASS =
  "flex h-6 min-w-0 max-w-full items-center rounded-md border bg-surface-sunken px-1.5 text-muted text-xs";
