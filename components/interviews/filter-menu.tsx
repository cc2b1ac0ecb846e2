"use client";

import { ListFilter } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { Spinner } from "@/components/ui/spinner";
import { chosenParams } from "@/components/urls/list-url";
import type { Person } from "./filter-facets";
import { useListNavigation } from "./list-navigation";

// Its menu and calendar are not sent with the page: who opens it can wait for them.
const FilterPanel = dynamic(() => import("./filter-panel").then((module) => module.FilterPanel), {
  ssr: false,
  loading: () => (
    <div className="grid h-72 place-items-center">
      <Spinner label="Loading the filters" />
    </div>
  ),
});

/** What the list can be narrowed to, behind one button; what is chosen stands beside it as chips. */
export function FilterMenu({ tenantSlug, people }: { tenantSlug: string; people: Person[] }) {
  const { state } = useListNavigation();
  const [isOpen, setIsOpen] = useState(false);
  const count = chosenParams(state).length;
  return (
    <Popover
      label="Filters"
      align="start"
      open={isOpen}
      onOpenChange={setIsOpen}
      className="w-80 max-w-[calc(100vw-1rem)] p-0"
      trigger={
        <Button size="sm" onPointerEnter={() => void import("./filter-panel")}>
          <ListFilter aria-hidden /> Filter
          {count > 0 ? (
            <span className="font-normal text-muted tabular-nums">
              <span className="sr-only">, chosen: </span>
              {count}
            </span>
          ) : null}
        </Button>
      }
    >
      <FilterPanel tenantSlug={tenantSlug} people={people} onDone={() => setIsOpen(false)} />
    </Popover>
  );
}
