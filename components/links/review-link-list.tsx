"use client";

import { Link2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { useSend } from "@/components/browser/use-send";
import { ListSearch } from "@/components/data-table/list-search";
import { LinkStateBadge, STATE_WORDS } from "@/components/links/link-state-badge";
import { linkTitle, openCountWords } from "@/components/links/open-count";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { linkHref, linksHref } from "@/components/urls/link-url";
import { revokeReviewLinksAction } from "@/lib/actions/links";
import type { ReviewLink, ReviewLinkState } from "@/lib/data/links/review-links";

type ReviewLinkListProps = {
  tenantSlug: string;
  links: ReviewLink[];
  /** The one state that is shown; null for all. */
  state: ReviewLinkState | null;
  /** What the links were searched for. */
  query: string;
  states: readonly ReviewLinkState[];
};

/** The tenant's review links, newest first, to be looked at and ended, several at once. */
export function ReviewLinkList(props: ReviewLinkListProps) {
  const { tenantSlug, links, state, query, states } = props;
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const count = (one: ReviewLinkState) => links.filter((link) => link.state === one).length;
  const shown = state === null ? links : links.filter((link) => link.state === state);
  const ids = shown.filter((link) => chosen.has(link.id) && link.state !== "revoked").map(({ id }) => id);
  const toggle = (id: string, isChosen: boolean) =>
    setChosen((before) => new Set(isChosen ? [...before, id] : [...before].filter((one) => one !== id)));
  const { isSending, send } = useSend();
  const end = async () => {
    if (!(await send(() => revokeReviewLinksAction(tenantSlug, ids)))) return;
    setChosen(new Set());
    router.refresh();
  };

  if (links.length === 0 && query === "") {
    return (
      <Card>
        <EmptyState icon={<Link2 />} title="No review links yet">
          Share interviews with people who have no account. Choose New link, or open an interview and choose
          Share.
        </EmptyState>
      </Card>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <ListSearch
          query={query}
          isPending={isPending}
          label="Search review links"
          placeholder="Recipient, candidate or sender"
          onSearch={(text) =>
            startTransition(() =>
              router.replace(linksHref(tenantSlug, state, text.trim()), { scroll: false }),
            )
          }
        >
          {state === null ? null : <input type="hidden" name="state" value={state} />}
        </ListSearch>
        <nav aria-label="States" className="flex flex-wrap gap-1">
          {[null, ...states.filter((one) => one === state || count(one) > 0)].map((one) => (
            <Link
              key={one ?? "all"}
              href={linksHref(tenantSlug, one, query)}
              aria-current={one === state ? "page" : undefined}
              className={cn(
                "flex h-8 items-center gap-1.5 rounded-md px-2.5 text-sm hover:bg-surface-hover touch:h-10",
                one === state && "bg-accent-soft font-medium text-accent-text",
              )}
            >
              {one === null ? "All" : STATE_WORDS[one]}
              <span className="tabular-nums">{one === null ? links.length : count(one)}</span>
            </Link>
          ))}
        </nav>
        {ids.length > 0 ? (
          <AlertDialog
            trigger={
              <Button size="sm" pending={isSending}>
                Revoke {ids.length === 1 ? "1 link" : `${ids.length} links`}
              </Button>
            }
            title={ids.length === 1 ? "Revoke this link?" : `Revoke ${ids.length} links?`}
            description="No one will be able to open them, and any playback ends."
            confirmLabel={ids.length === 1 ? "Revoke link" : "Revoke links"}
            onConfirm={() => void end()}
          />
        ) : null}
      </div>
      <Card className="overflow-clip">
        {shown.length === 0 ? (
          <EmptyState
            title={query === "" ? "No links with this status" : "No matching links"}
            className="py-10"
          />
        ) : (
          <ul className="divide-y">
            {shown.map((link) => (
              <li key={link.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
                <input
                  type="checkbox"
                  aria-label={`Select the link ${linkTitle(link)}`}
                  checked={chosen.has(link.id)}
                  disabled={link.state === "revoked"}
                  onChange={(event) => toggle(link.id, event.target.checked)}
                  className="size-4 accent-accent"
                />
                <div className="min-w-0 flex-1 basis-52">
                  <Link
                    href={linkHref(tenantSlug, link.id)}
                    className="break-words font-medium hover:underline"
                  >
                    <bdi>{linkTitle(link)}</bdi>
                  </Link>
                  <p className="text-muted text-sm">
                    {link.interviews.length === 1 ? "1 interview" : `${link.interviews.length} interviews`},
                    by {link.createdByName}, <Time iso={link.createdAt} />
                  </p>
                </div>
                <p className="w-56 text-muted text-sm max-sm:ms-8 max-sm:w-full">
                  {openCountWords(link)}
                  {link.lastOpenedAt ? (
                    <>
                      , last <Time iso={link.lastOpenedAt} />
                    </>
                  ) : null}
                </p>
                <p className="flex w-48 items-center gap-2 max-sm:ms-8">
                  <LinkStateBadge state={link.state} />
                  {link.state === "active" ? (
                    <span className="text-muted text-sm">
                      expires <Time iso={link.expiresAt} />
                    </span>
                  ) : null}
                </p>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}
