"use client";

import { usePathname, useRouter } from "next/navigation";
import { useTransition } from "react";
import { ListSearch } from "@/components/data-table/list-search";

type SearchByAddressProps = { query: string; label: string; placeholder: string };

/** Searches a list whose address says `?q=` and nothing else. */
export function SearchByAddress({ query, label, placeholder }: SearchByAddressProps) {
  const router = useRouter();
  const pathname = usePathname() ?? "";
  const [isPending, startTransition] = useTransition();
  const search = (text: string) =>
    startTransition(() =>
      router.replace(text.trim() === "" ? pathname : `${pathname}?q=${encodeURIComponent(text.trim())}`),
    );
  return (
    <ListSearch
      query={query}
      isPending={isPending}
      label={label}
      placeholder={placeholder}
      onSearch={search}
    />
  );
}
