import { ChevronRight } from "lucide-react";
import { buttonClass } from "@/components/ui/button-class";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Link } from "@/components/ui/link";
import { mergeHref } from "@/components/urls/candidate-url";
import type { CandidateListItem } from "@/lib/data/candidates/candidates";

type MergePickerProps = {
  tenantSlug: string;
  candidateId: string;
  /** What is looked for; empty: whoever is called the same. */
  query: string;
  found: CandidateListItem[];
};

/** Finds the candidate who is the same person. Works without script. */
export function MergePicker({ tenantSlug, candidateId, query, found }: MergePickerProps) {
  return (
    <Card aria-labelledby="pick-title">
      <CardHeader
        id="pick-title"
        title="Which candidate is the same person?"
        description="Their interviews will move here. You can review the changes first and undo them later."
      />
      <CardBody className="flex flex-col gap-4">
        <search>
          <form action={mergeHref(tenantSlug, candidateId)} className="flex flex-col gap-1.5">
            <Label htmlFor="merge-search">Name, email or reference</Label>
            <div className="flex gap-2">
              <Input
                id="merge-search"
                type="search"
                name="q"
                defaultValue={query}
                maxLength={200}
                autoComplete="off"
              />
              <button type="submit" className={buttonClass()}>
                Search
              </button>
            </div>
          </form>
        </search>
        {found.length > 0 ? (
          <section aria-labelledby="found-title" className="flex flex-col">
            <h3 id="found-title" className="font-medium text-muted text-sm">
              {query === "" ? "Same name" : "Found"}
            </h3>
            <ul className="divide-y">
              {found.map((candidate) => (
                <li key={candidate.id}>
                  <Link
                    href={mergeHref(tenantSlug, candidateId, { query, withId: candidate.id })}
                    className="flex items-center gap-3 rounded-sm py-2.5 hover:bg-surface-hover"
                  >
                    <span className="flex min-w-0 flex-1 flex-col">
                      <span className="truncate font-medium">
                        <bdi>{candidate.name}</bdi>
                      </span>
                      <span className="truncate text-muted text-sm">
                        {factsOf(candidate).map((fact, at) => (
                          <span key={fact}>
                            {at > 0 ? " · " : null}
                            <bdi>{fact}</bdi>
                          </span>
                        ))}
                      </span>
                    </span>
                    <ChevronRight aria-hidden className="size-4 shrink-0 text-subtle rtl:-scale-x-100" />
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ) : (
          <p className="text-muted">
            {query === ""
              ? "No other candidate has this name. Search for the other candidate."
              : "No matching candidates."}
          </p>
        )}
      </CardBody>
    </Card>
  );
}

function factsOf({ email, ref, interviewCount, latest, roleName }: CandidateListItem): string[] {
  const count = interviewCount === 1 ? "1 interview" : `${interviewCount} interviews`;
  return [ref, email, roleName ?? latest?.roleName, count].flatMap((fact) => fact ?? []);
}
