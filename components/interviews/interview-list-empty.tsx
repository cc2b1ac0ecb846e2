"use client";

import { AudioLines, KeyRound, ListChecks, SearchX } from "lucide-react";
import { ListLink } from "@/components/interviews/list-link";
import { useListNavigation } from "@/components/interviews/list-navigation";
import { buttonClass } from "@/components/ui/button-class";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { hasChoice, isFiltered, type ListState, NO_FILTER } from "@/components/urls/list-url";

/** Whether the platform can be read: `missing` is no key, `refused` a key it does not accept. */
export type Connection = "ok" | "missing" | "refused";

type NoInterviewsYetProps = {
  tenantSlug: string;
  connection: Connection;
  canManageConnection: boolean;
  isLimited: boolean;
};

/** Not a single interview, of the organisation or for a reader who sees what is assigned to them: why, and what happens next. */
export function NoInterviewsYet(props: NoInterviewsYetProps) {
  const { tenantSlug, connection, canManageConnection, isLimited } = props;
  if (isLimited) {
    return (
      <Card>
        <EmptyState icon={<ListChecks />} title="Interviews assigned to you">
          None yet. When you are asked to review an interview, it will appear here.
        </EmptyState>
      </Card>
    );
  }
  if (connection === "ok") {
    return (
      <Card>
        <EmptyState icon={<AudioLines />} title="No interviews yet">
          Debrief checks for new interviews continuously. When someone is invited on the platform, the
          interview appears here automatically.
        </EmptyState>
      </Card>
    );
  }
  const isMissing = connection === "missing";
  return (
    <Card>
      <EmptyState
        icon={<KeyRound />}
        title={isMissing ? "Connect the interview platform" : "The platform rejected the stored API key"}
        action={
          canManageConnection ? (
            <Link
              href={`/t/${encodeURIComponent(tenantSlug)}/settings`}
              className={buttonClass({ variant: "primary" })}
            >
              {isMissing ? "Add a key" : "Replace the key"}
            </Link>
          ) : null
        }
      >
        {isMissing
          ? "Debrief needs an API key to read your organisation’s interviews."
          : "Until the key is replaced, Debrief cannot read your organisation’s interviews."}
        {canManageConnection
          ? null
          : " Ask an owner or admin of your organisation to add one in the settings."}
      </EmptyState>
    </Card>
  );
}

/** Filter or search leave nothing. */
export function NoMatches() {
  const { state } = useListNavigation();
  return (
    <EmptyState
      icon={<SearchX />}
      title="No matching interviews"
      action={
        <ListLink to={{ ...state, ...NO_FILTER, cursor: null }} className={buttonClass()}>
          Show all interviews
        </ListLink>
      }
    >
      {state.query === "" ? (
        nothingFor(state)
      ) : (
        <>
          No interview{isFiltered({ ...state, query: "" }) ? " within these filters" : ""} matches{" "}
          <bdi className="font-medium text-text">“{state.query}”</bdi>.
        </>
      )}
    </EmptyState>
  );
}

function nothingFor(state: ListState): string {
  if (hasChoice(state)) return "No interviews match these filters.";
  return state.stage === null ? "No interviews have this status right now." : "Nothing to do here right now.";
}
