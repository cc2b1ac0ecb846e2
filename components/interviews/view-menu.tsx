"use client";

import {
  Check,
  ChevronDown,
  LayoutList,
  Pencil,
  Plus,
  Save,
  Star,
  StarOff,
  Trash2,
  Users,
} from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useListNavigation } from "@/components/interviews/list-navigation";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/menu";
import { ALL_VIEW, viewAddress, viewHref } from "@/components/urls/list-url";
import {
  createViewAction,
  deleteViewAction,
  setDefaultViewAction,
  updateViewAction,
} from "@/lib/actions/interviews";
import type { InterviewView } from "@/lib/data/interview-list/interview-views";
import type { ListLook } from "@/lib/format/list-look";

const ViewDialog = dynamic(() =>
  import("@/components/interviews/view-dialog").then((module) => module.ViewDialog),
);

export type ListViews = {
  all: InterviewView[];
  /** The one that is open; null for all interviews. */
  open: InterviewView | null;
  look: ListLook;
  canShare: boolean;
};

const ALL = { id: ALL_VIEW, address: "" };

/** The saved views of the list: to open one, and to keep what the list shows as one. */
export function ViewMenu({ tenantSlug, views }: { tenantSlug: string; views: ListViews }) {
  const { all, open, look, canShare } = views;
  const router = useRouter();
  const { state } = useListNavigation();
  const [dialog, setDialog] = useState<"create" | "rename" | "delete" | null>(null);
  const address = viewAddress(state);
  const isChanged = open !== null && address !== open.address;
  const close = () => setDialog(null);

  const { send } = useSend();
  const create = async (name: string, isShared: boolean) => {
    const answer = await createViewAction(tenantSlug, { name, isShared, address, look });
    if (answer.ok) router.push(viewHref(tenantSlug, { id: answer.id, address }));
    return answer;
  };

  return (
    <>
      <Menu
        align="start"
        className="max-h-[70vh] w-72 overflow-y-auto"
        trigger={
          <Button size="sm" className="min-w-0 max-w-full">
            <LayoutList aria-hidden />
            <span className="sr-only">View:</span>
            <bdi className="truncate">{open?.name ?? "All interviews"}</bdi>
            {isChanged ? <span className="font-normal text-muted">changed</span> : null}
            <ChevronDown aria-hidden />
          </Button>
        }
      >
        <ViewItem href={viewHref(tenantSlug, ALL)} name="All interviews" isOpen={open === null} />
        <Views label="Yours" views={all.filter(({ isShared }) => !isShared)} {...{ tenantSlug, open }} />
        <Views label="Shared" views={all.filter(({ isShared }) => isShared)} {...{ tenantSlug, open }} />
        <MenuSeparator />
        {open?.isChangeable && isChanged ? (
          <MenuItem
            onSelect={() =>
              void send(
                () => updateViewAction(tenantSlug, open.id, { ...open, address }),
                `“${open.name}” is saved`,
              )
            }
          >
            <Save aria-hidden /> Save changes
          </MenuItem>
        ) : null}
        <MenuItem onSelect={() => setDialog("create")}>
          <Plus aria-hidden /> Save as a new view…
        </MenuItem>
        {open ? (
          <MenuItem
            onSelect={() =>
              void send(
                () => setDefaultViewAction(tenantSlug, open.isDefault ? null : open.id),
                open.isDefault
                  ? "Your list now opens with all interviews"
                  : `Your list now opens with “${open.name}”`,
              )
            }
          >
            {open.isDefault ? <StarOff aria-hidden /> : <Star aria-hidden />}
            {open.isDefault ? "Do not open with this view" : "Open with this view"}
          </MenuItem>
        ) : null}
        {open?.isChangeable ? (
          <>
            <MenuItem onSelect={() => setDialog("rename")}>
              <Pencil aria-hidden /> {canShare ? "Rename or share…" : "Rename…"}
            </MenuItem>
            <MenuItem tone="danger" onSelect={() => setDialog("delete")}>
              <Trash2 aria-hidden /> Delete view…
            </MenuItem>
          </>
        ) : null}
      </Menu>
      {dialog === "create" ? (
        <ViewDialog
          title="Save as a view"
          description="Saves the filters, order, columns and density of the list."
          name=""
          isShared={false}
          canShare={canShare}
          save={create}
          onClose={close}
        />
      ) : null}
      {dialog === "rename" && open ? (
        <ViewDialog
          title="Rename or share"
          description="The view’s filters and columns stay the same."
          name={open.name}
          isShared={open.isShared}
          canShare={canShare}
          save={(name, isShared) => updateViewAction(tenantSlug, open.id, { ...open, name, isShared })}
          onClose={close}
        />
      ) : null}
      <AlertDialog
        open={dialog === "delete"}
        onOpenChange={(isOpen) => (isOpen ? undefined : close())}
        title={`Delete “${open?.name ?? ""}”?`}
        description={
          open?.isShared
            ? "It will be deleted for everyone. Interviews are not affected."
            : "Interviews are not affected."
        }
        confirmLabel="Delete view"
        onConfirm={() => {
          if (!open) return;
          void send(() => deleteViewAction(tenantSlug, open.id), `“${open.name}” is deleted`).then(
            (isDone) => {
              if (isDone) router.push(viewHref(tenantSlug, ALL));
            },
          );
        }}
      />
    </>
  );
}

type ViewsProps = { label: string; views: InterviewView[]; tenantSlug: string; open: InterviewView | null };

function Views({ label, views, tenantSlug, open }: ViewsProps) {
  if (views.length === 0) return null;
  return (
    <>
      <MenuLabel>{label}</MenuLabel>
      {views.map((view) => (
        <ViewItem
          key={view.id}
          href={viewHref(tenantSlug, view)}
          name={view.name}
          isOpen={view.id === open?.id}
          isDefault={view.isDefault}
          isShared={view.isShared}
        />
      ))}
    </>
  );
}

type ViewItemProps = { href: string; name: string; isOpen: boolean; isDefault?: boolean; isShared?: boolean };

function ViewItem({ href, name, isOpen, isDefault = false, isShared = false }: ViewItemProps) {
  return (
    <MenuItem asChild>
      <Link href={href} aria-current={isOpen ? "true" : undefined}>
        <Check aria-hidden className={cn(!isOpen && "invisible")} />
        <bdi className="min-w-0 flex-1 truncate">{name}</bdi>
        {isDefault ? <Star aria-label="Your list opens with it" className="fill-current" /> : null}
        {isShared ? <Users aria-label="Shared" /> : null}
      </Link>
    </MenuItem>
  );
}
