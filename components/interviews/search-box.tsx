"use client";

import { ListSearch } from "@/components/data-table/list-search";
import { useListNavigation } from "@/components/interviews/list-navigation";
import { CHOSEN, sortParam, withQuery } from "@/components/urls/list-url";

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
      {CHOSEN.map((name) => {
        const value = state[name];
        return value === null ? null : <input key={name} type="hidden" name={name} value={value} />;
      })}
      {state.view === null ? null : <input type="hidden" name="view" value={state.view} />}
      <input type="hidden" name="sort" value={sortParam(state)} />
    </ListSearch>
  );
}
