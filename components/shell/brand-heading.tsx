import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";

type BrandHeadingProps = { name: string; logoUrl: string | null };

/** Who shared something, as they show themselves: their logo or initials, and their name. */
export function BrandHeading({ name, logoUrl }: BrandHeadingProps) {
  return (
    <>
      {logoUrl ? (
        // On a light tile in the dark: logos are drawn for paper. The name beside it says the same.
        <img
          src={logoUrl}
          alt=""
          className="h-9 max-w-32 shrink-0 rounded-md object-contain sm:max-w-48 dark:bg-[white] dark:p-1"
        />
      ) : (
        <Avatar name={name} />
      )}
      {/* A phone has room for one of the two. */}
      <p className={cn("flex min-w-0 flex-col", logoUrl && "max-sm:sr-only")}>
        <bdi className="truncate font-semibold leading-5">{name}</bdi>
        <span className="truncate text-muted text-xs">Shared with you for review</span>
      </p>
    </>
  );
}
