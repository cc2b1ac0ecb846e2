"use client";

import { Building2, ChevronsUpDown, CircleUser, LogOut, ServerCog } from "lucide-react";
import type { ReactNode } from "react";
import { useSignOut } from "@/components/leaving/sign-out-provider";
import { ThemeToggle } from "@/components/theme/theme-toggle";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/menu";

export type ShellUser = {
  id: string;
  name: string;
  email: string;
  accountHref: string;
  /** The person's other organisations. */
  otherTenants: { slug: string; name: string }[];
  isOperator: boolean;
};

type UserMenuProps = {
  user: ShellUser;
  /** `wide` shows the name from 1024 px on; `compact` never. */
  layout: "wide" | "compact";
  /** Further items, above signing out. */
  children?: ReactNode;
};

/** Who is signed in, the theme, and the way out. */
export function UserMenu({ user, layout, children }: UserMenuProps) {
  const { signOut, isLeaving } = useSignOut();
  const isWide = layout === "wide";
  return (
    <Menu
      align={isWide ? "start" : "end"}
      side={isWide ? "top" : "bottom"}
      className="w-64"
      trigger={
        <button
          type="button"
          aria-label={`Account: ${user.name}`}
          aria-busy={isLeaving}
          className={cn(
            "flex h-11 items-center gap-2.5 rounded-md text-start transition-colors hover:bg-surface-hover data-[state=open]:bg-surface-hover",
            isWide ? "w-full justify-center px-2 max-lg:px-0 lg:justify-start" : "w-11 justify-center",
          )}
        >
          <Avatar name={user.name} className="rounded-full" />
          {isWide ? (
            <>
              <span className="flex min-w-0 flex-1 flex-col max-lg:hidden">
                <span className="truncate font-medium text-sm leading-4">{user.name}</span>
                <span className="truncate text-muted text-xs">{user.email}</span>
              </span>
              <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-subtle max-lg:hidden" />
            </>
          ) : null}
        </button>
      }
    >
      <div className="flex flex-col px-2 pt-1.5 pb-2">
        <span className="truncate font-medium">{user.name}</span>
        <span className="truncate text-muted text-sm">{user.email}</span>
      </div>
      <MenuSeparator />
      <div className="flex items-center justify-between gap-2 py-0.5 ps-2">
        <span className="text-muted">Theme</span>
        <ThemeToggle />
      </div>
      <MenuSeparator />
      {user.otherTenants.length > 0 ? (
        <>
          <MenuLabel>Go to</MenuLabel>
          {user.otherTenants.map(({ slug, name }) => (
            <MenuItem key={slug} asChild>
              <a href={`/t/${slug}/interviews`}>
                <Building2 aria-hidden /> <bdi className="truncate">{name}</bdi>
              </a>
            </MenuItem>
          ))}
          <MenuSeparator />
        </>
      ) : null}
      {children}
      <MenuItem asChild>
        <Link href={user.accountHref}>
          <CircleUser aria-hidden /> Your account
        </Link>
      </MenuItem>
      {user.isOperator ? (
        <MenuItem asChild>
          <Link href="/admin">
            <ServerCog aria-hidden /> Manage installation
          </Link>
        </MenuItem>
      ) : null}
      <MenuItem onSelect={signOut}>
        <LogOut aria-hidden className="rtl:-scale-x-100" />
        Sign out
      </MenuItem>
    </Menu>
  );
}
