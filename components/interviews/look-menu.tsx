"use client";

import { SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { type Answer, answerOf } from "@/components/browser/answer-of";
import { toast } from "@/components/layers/toast";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Popover } from "@/components/ui/popover";
import { saveLookAction, updateViewAction } from "@/lib/actions/interviews";
import type { InterviewView } from "@/lib/data/interview-list/interview-views";
import { LIST_COLUMNS, LIST_DENSITIES, type ListColumn, type ListLook } from "@/lib/format/list-look";

type LookMenuProps = {
  tenantSlug: string;
  look: ListLook;
  /** The open view, whose look it is; null where it is the reader’s own. */
  view: InterviewView | null;
};

const COLUMNS = Object.entries(LIST_COLUMNS) as [ListColumn, string][];
const USUAL = COLUMNS.map(([id]) => id).filter((id) => id !== "tags");
const DENSITY_LABELS = { comfortable: "Comfortable", compact: "Compact" };

/** Which columns the list has, and how close its rows stand. Kept as soon as it is chosen. */
export function LookMenu({ tenantSlug, look, view }: LookMenuProps) {
  const isFixed = view !== null && !view.isChangeable;
  // What was chosen last, until the server's answer is on the page.
  const [chosen, setChosen] = useState(look);
  const change = async (next: ListLook) => {
    const before = chosen;
    setChosen(next);
    const act = () =>
      view
        ? updateViewAction(tenantSlug, view.id, { ...view, look: next })
        : saveLookAction(tenantSlug, next);
    // Not one after the other: who ticks several boxes quickly means all of them.
    const answer = await answerOf<Answer>(act);
    if (answer.ok) return;
    setChosen(before);
    toast.error(answer.reason);
  };
  const shown = chosen.columns.length === 0 ? USUAL : chosen.columns;
  return (
    <Popover
      label="Columns and density"
      align="end"
      className="flex w-60 flex-col gap-3"
      trigger={
        <Button size="sm" variant="ghost" aria-label="Columns and density" className="max-sm:hidden">
          <SlidersHorizontal aria-hidden /> <span className="max-xl:hidden">Columns</span>
        </Button>
      }
    >
      {isFixed ? (
        <p className="text-pretty text-muted text-sm">
          This is a shared view. Save a copy to change its columns and density.
        </p>
      ) : null}
      <fieldset disabled={isFixed} className="flex flex-col">
        <legend className="mb-1 font-medium text-sm">Columns</legend>
        {COLUMNS.map(([id, label]) => (
          <Checkbox
            key={id}
            label={label}
            className="py-1"
            checked={shown.includes(id)}
            disabled={isFixed || (shown.length === 1 && shown[0] === id)}
            onChange={({ target }) => {
              const columns = COLUMNS.map(([column]) => column).filter((column) =>
                column === id ? target.checked : shown.includes(column),
              );
              void change({ ...chosen, columns });
            }}
          />
        ))}
        {chosen.columns.length > 0 ? (
          <Button
            size="sm"
            variant="ghost"
            className="mt-1 self-start"
            onClick={() => void change({ ...chosen, columns: [] })}
          >
            Default columns
          </Button>
        ) : null}
      </fieldset>
      <fieldset disabled={isFixed} className="flex flex-col border-t pt-3">
        <legend className="float-left mb-1 font-medium text-sm">Rows</legend>
        {LIST_DENSITIES.map((density) => (
          <label key={density} className="flex cursor-pointer items-center gap-2.5 py-1 touch:py-2.5">
            <input
              type="radio"
              name="density"
              className="size-4 accent-accent"
              checked={chosen.density === density}
              onChange={() => void change({ ...chosen, density })}
            />
            {DENSITY_LABELS[density]}
          </label>
        ))}
      </fieldset>
    </Popover>
  );
}
