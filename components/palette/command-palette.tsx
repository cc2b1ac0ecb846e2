"use client";

import { Command as Cmdk } from "cmdk";
import { AudioLines, ChevronRight, TextSearch, UserRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog } from "radix-ui";
import { type ReactNode, type RefObject, useState } from "react";
import { useReturnFocus } from "@/components/layers/use-return-focus";
import { OVERLAY_CLASS } from "@/components/ui/overlay-class";
import { Spinner } from "@/components/ui/spinner";
import { Time } from "@/components/ui/time";
import { candidateHref } from "@/components/urls/candidate-url";
import { interviewHref } from "@/components/urls/list-url";
import type { FoundByName } from "@/lib/data/interview-list/find-by-name";
import { type Command, matchingCommands } from "./commands";
import { useFound } from "./use-found";

type CommandPaletteProps = {
  tenantSlug: string;
  commands: Command[];
  /** What was typed before there was a field for it. */
  typedBefore: RefObject<string>;
  open: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/** What a search in transcripts needs at least. */
const SHORTEST_SEARCH = 2;
const GROUPS = ["Next", "Do", "Go to"] as const;
const PANEL_CLASS =
  "fixed inset-x-0 top-0 z-50 flex max-h-[85dvh] flex-col overflow-hidden border border-border-strong bg-surface-raised shadow-lg focus:outline-none data-[state=closed]:animate-fade-out data-[state=open]:animate-fade-in max-sm:rounded-b-xl sm:inset-x-auto sm:top-[12vh] sm:left-1/2 sm:max-h-[min(32rem,76vh)] sm:w-full sm:max-w-xl sm:-translate-x-1/2 sm:rounded-xl";

/** One search for everything: people, interviews, pages, things to do, and words that were said. */
export function CommandPalette({
  tenantSlug,
  commands,
  typedBefore,
  open,
  onOpenChange,
}: CommandPaletteProps) {
  const returnFocus = useReturnFocus();
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className={OVERLAY_CLASS} />
        <Dialog.Content {...returnFocus} className={PANEL_CLASS} aria-describedby={undefined}>
          <Dialog.Title className="sr-only">Search or jump to</Dialog.Title>
          <Palette
            tenantSlug={tenantSlug}
            commands={commands}
            typedBefore={typedBefore}
            onDone={() => onOpenChange(false)}
          />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

type PaletteProps = Pick<CommandPaletteProps, "tenantSlug" | "commands" | "typedBefore"> & {
  onDone: () => void;
};

function Palette({ tenantSlug, commands, typedBefore, onDone }: PaletteProps) {
  const router = useRouter();
  const [typed, setTyped] = useState(() => typedBefore.current);
  const { state, found } = useFound(tenantSlug, typed);
  const matching = matchingCommands(commands, typed);
  const words = typed.trim();

  const run = (command: Command) => {
    onDone();
    if ("href" in command) router.push(command.href);
    else command.act();
  };
  const searchWords = () => {
    onDone();
    router.push(`/t/${encodeURIComponent(tenantSlug)}/search?q=${encodeURIComponent(words)}`);
  };
  const open = ({ kind, id }: FoundByName) => {
    onDone();
    router.push(kind === "candidate" ? candidateHref(tenantSlug, id) : interviewHref(tenantSlug, id));
  };

  return (
    <Cmdk label="Search or jump to" shouldFilter={false} loop className="flex min-h-0 flex-col">
      <div className="flex items-center gap-2 border-b px-4">
        <Cmdk.Input
          value={typed}
          onValueChange={setTyped}
          maxLength={200}
          placeholder="Search people, interviews, words and pages"
          className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-subtle"
        />
        {state === "looking" ? <Spinner /> : null}
      </div>
      <Cmdk.List
        label="Results"
        className="min-h-0 flex-1 scroll-py-2 overflow-y-auto overscroll-contain p-2"
      >
        {words !== "" && state !== "idle" && found.length + matching.length === 0 ? (
          <p className="px-2 py-6 text-center text-muted">{emptyMessage(state, words)}</p>
        ) : null}
        <Found heading="Candidates" kind="candidate" found={found} onOpen={open} />
        <Found heading="Interviews" kind="interview" found={found} onOpen={open} />
        {GROUPS.map((group) => {
          const own = matching.filter((command) => command.group === group);
          if (own.length === 0) return null;
          return (
            <Cmdk.Group key={group} heading={group} className={GROUP_CLASS}>
              {own.map((command) => (
                <Item key={command.label} value={command.label} onSelect={() => run(command)}>
                  <ChevronRight aria-hidden className="size-4 shrink-0 text-subtle rtl:-scale-x-100" />
                  {command.label}
                </Item>
              ))}
            </Cmdk.Group>
          );
        })}
        {/* Not before who is called that: what comes first is chosen, and stays so. */}
        {words.length >= SHORTEST_SEARCH && state !== "looking" ? (
          <Cmdk.Group heading="What was said" className={GROUP_CLASS}>
            <Item value="words in transcripts" onSelect={searchWords}>
              <TextSearch aria-hidden className="size-4 shrink-0 text-subtle" />
              <span className="min-w-0 truncate">
                Search transcripts for “<bdi>{words}</bdi>”
              </span>
            </Item>
          </Cmdk.Group>
        ) : null}
      </Cmdk.List>
    </Cmdk>
  );
}

const GROUP_CLASS =
  "[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-sm";

type FoundProps = {
  heading: string;
  kind: FoundByName["kind"];
  found: FoundByName[];
  onOpen: (hit: FoundByName) => void;
};

function Found({ heading, kind, found, onOpen }: FoundProps) {
  const own = found.filter((hit) => hit.kind === kind);
  const Icon = kind === "candidate" ? UserRound : AudioLines;
  if (own.length === 0) return null;
  return (
    <Cmdk.Group heading={heading} className={GROUP_CLASS}>
      {own.map((hit) => (
        <Item key={hit.id} value={`${hit.kind} ${hit.id}`} onSelect={() => onOpen(hit)}>
          <Icon aria-hidden className="size-4 shrink-0 text-subtle" />
          <bdi className="min-w-0 truncate">{hit.name}</bdi>
          <span className="ms-auto flex min-w-0 shrink-0 items-baseline gap-2 text-muted text-sm">
            {hit.roleName ? <bdi className="max-w-40 truncate">{hit.roleName}</bdi> : null}
            {hit.createdAt ? <Time iso={hit.createdAt} style="date" /> : null}
          </span>
        </Item>
      ))}
    </Cmdk.Group>
  );
}

type ItemProps = { value: string; onSelect: () => void; children: ReactNode };

function Item({ value, onSelect, children }: ItemProps) {
  return (
    <Cmdk.Item
      value={value}
      onSelect={onSelect}
      className="flex min-h-9 cursor-default items-center gap-2.5 rounded-md px-2 data-[selected=true]:bg-surface-selected touch:min-h-11"
    >
      {children}
    </Cmdk.Item>
  );
}

function emptyMessage(state: string, query: string): string {
  if (state === "looking") return "Searching…";
  if (state === "failed") return "Search failed. Check your connection and try again.";
  return `No results for “${query}”.`;
}
