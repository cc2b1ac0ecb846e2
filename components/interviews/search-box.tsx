"use client";

import { ListSearch } from "@/components/data-table/list-search";
import { useListNavigation } from "@/components/interviews/list-navigation";
import { chosenParams, sortParam, withQuery } from "@/components/urls/list-url";

/** Searches the interviews while one types. */
export function SearchBox() {
  const { state, isPending, go } = useListNavigation();
  return (
    <ListSearch
      query={state.query}
      isPending={isPending}
      label="Search interviews by candidate or role"
      placeholder="Search candidate or role"
      onSearch={(text) => go((current) => withQuery(current, text), "replace")}
    >
      {state.statuses.map((status) => (
        <input key={status} type="hidden" name="status" value={status} />
      ))}
      {chosenParams(state).map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {state.stage === null ? null : <input type="hidden" name="stage" value={state.stage} />}
      {state.view === null ? null : <input type="hidden" name="view" value={state.view} />}
      <input type="hidden" name="sort" value={sortParam(state)} />
    </ListSearch>
  );
}
