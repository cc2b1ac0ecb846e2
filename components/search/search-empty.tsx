import { EyeOff, SearchX, TextSearch } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button-class";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";

/** Before anything was looked for. */
export function NothingAskedYet() {
  return (
    <Card>
      <EmptyState icon={<TextSearch />} title="What was said, in every interview">
        Words are found in their other forms, too: “manage” also finds “managing”. Put words in quotation
        marks to find them one after the other.
      </EmptyState>
    </Card>
  );
}

/** A single letter would be found nearly everywhere. */
export function QueryTooShort() {
  return (
    <Card>
      <EmptyState icon={<TextSearch />} title="Write a little more">
        At least two letters are needed to look for something.
      </EmptyState>
    </Card>
  );
}

/** Nobody said it. */
export function NothingFound({ query }: { query: string }) {
  return (
    <Card>
      <EmptyState icon={<SearchX />} title="Nothing found">
        In no transcript <bdi className="font-medium text-text">“{query}”</bdi> is said. All words must be in
        the same answer; try fewer of them.
      </EmptyState>
    </Card>
  );
}

/** The organisation keeps no text. */
export function SearchIsOff({ tenantSlug, canManage }: { tenantSlug: string; canManage: boolean }) {
  return (
    <Card>
      <EmptyState
        icon={<EyeOff />}
        title="Search is turned off"
        action={
          canManage ? (
            <Link href={`/t/${encodeURIComponent(tenantSlug)}/settings`} className={buttonClass()}>
              Open the settings
            </Link>
          ) : null
        }
      >
        Your organisation stores no text of its transcripts, so there is nothing to look in.{" "}
        {canManage
          ? "You can turn it on in the settings."
          : "An owner or admin of your organisation can turn it on in the settings."}
      </EmptyState>
    </Card>
  );
}
