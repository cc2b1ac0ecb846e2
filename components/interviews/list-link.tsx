"use client";

import Link from "next/link";
import type { ComponentProps } from "react";
import { useListNavigation } from "@/components/interviews/list-navigation";
import type { ListState } from "@/components/urls/list-url";

type ListLinkProps = Omit<ComponentProps<typeof Link>, "href" | "onNavigate" | "prefetch"> & {
  to: ListState;
};

/** A link to the list in another state. Shows that it is on the way; still a link for new tabs and without script. */
export function ListLink({ to, ...rest }: ListLinkProps) {
  const { hrefOf, go } = useListNavigation();
  return (
    <Link
      {...rest}
      href={hrefOf(to)}
      prefetch={false}
      onNavigate={(event) => {
        event.preventDefault();
        go(() => to);
      }}
    />
  );
}
