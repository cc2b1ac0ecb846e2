import { EyeOff, SearchX, TextSearch } from "lucide-react";
import { buttonClass } from "@/components/ui/button-class";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";

/** Before anything was looked for. */
export function NothingAskedYet() {
  return (
    <Card>
      <EmptyState icon={<TextSearch />} title="Search every transcript">
        Other forms of a word are found too: “manage” also finds “managing”. Use quotation marks to find an
        exact phrase.
      </EmptyState>
    </Card>
  );
}

/** A single letter would be found nearly everywhere. */
export function QueryTooShort() {
  return (
    <Card>
      <EmptyState icon={<TextSearch />} title="Keep typing">
        Enter at least two letters.
      </EmptyState>
    </Card>
  );
}

/** More searches in a minute than anybody types. */
export function TooManySearches() {
  return (
    <Card>
      <EmptyState icon={<TextSearch />} title="That was a lot of searches">
        Wait a minute, then search again.
      </EmptyState>
    </Card>
  );
}

/** Nobody said it. */
export function NothingFound({ query }: { query: string }) {
  return (
    <Card>
      <EmptyState icon={<SearchX />} title="Nothing found">
        No transcript mentions <bdi className="font-medium text-text">“{query}”</bdi>. All words must be in
        the same answer: try fewer.
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
        Your organisation does not store transcript text, so there is nothing to search.{" "}
        {canManage
          ? "You can turn it on in the settings."
          : "An owner or admin of your organisation can turn it on in the settings."}
      </EmptyState>
    </Card>
  );
}
