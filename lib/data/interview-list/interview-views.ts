import { z } from "zod";
import type { AuditObject } from "@/lib/audit/entry";
import type { MemberActor } from "@/lib/auth/actor";
import { recordAudit } from "@/lib/data/audit/audit";
import { readFrame } from "@/lib/data/sight/tenant-frame";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError, notFound } from "@/lib/errors";
import type { ListLook } from "@/lib/format/list-look";
import { typedName } from "@/lib/format/typed-name";
import { type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";
import { listLookSchema, toListLook } from "./list-looks";

/** A way to see the list of interviews that somebody keeps. */
export type InterviewView = {
  id: string;
  name: string;
  /** Filters and order, as they stand in the list's address. */
  address: string;
  look: ListLook;
  isShared: boolean;
  isOwn: boolean;
  /** The actor's list opens with it. */
  isDefault: boolean;
  /** Whether the actor may change and remove it. */
  isChangeable: boolean;
};

const MOST_VIEWS = 50;

export const interviewViewSchema = z.object({
  name: typedName(60, { empty: "Enter a name for the view." }),
  address: z.string().max(2_000, "There are too many filters to save."),
  look: listLookSchema,
  isShared: z.boolean(),
});

export type InterviewViewInput = z.infer<typeof interviewViewSchema>;

const FIELDS = {
  id: true,
  ownerId: true,
  name: true,
  address: true,
  columns: true,
  density: true,
  isShared: true,
} as const satisfies Prisma.InterviewViewSelect;

/** The actor's own views and those shared with everybody, each by name. */
export async function listInterviewViews(actor: MemberActor): Promise<InterviewView[]> {
  const [rows, frame] = await Promise.all([
    tenantDb(actor).interviewView.findMany({
      where: visibleViews(actor),
      orderBy: [{ name: "asc" }, { id: "asc" }],
      select: FIELDS,
    }),
    readFrame(actor),
  ]);
  return rows.map(({ ownerId, columns, density, ...row }) => {
    const isOwn = ownerId === actor.user.id;
    return {
      ...row,
      look: toListLook({ columns, density }),
      isOwn,
      isDefault: frame?.viewDefault?.viewId === row.id,
      isChangeable: mayChange(actor, { isOwn, isShared: row.isShared }),
    };
  });
}

/** Keeps a view; its id. Throws `forbidden` for sharing, `conflict` beyond fifty of one's own. */
export async function createInterviewView(actor: MemberActor, input: InterviewViewInput): Promise<string> {
  if (input.isShared) actor.demand("views.share");
  return tenantDb(actor).$transaction(async (tx) => {
    const count = await tx.interviewView.count({ where: { ownerId: actor.user.id } });
    if (count >= MOST_VIEWS)
      throw new AppError("conflict", `You have reached the limit of ${MOST_VIEWS} views. Delete one first.`);
    const { id } = await tx.interviewView.create({
      data: { ...toRow(input), ownerId: actor.user.id },
      select: { id: true },
    });
    if (input.isShared) await recordAudit(actor, tx, { action: "view.shared", object: objectOf(id) });
    return id;
  });
}

/** Changes a view that the actor may change. Throws `not_found`, and `forbidden` for sharing. */
export async function updateInterviewView(
  actor: MemberActor,
  viewId: string,
  input: InterviewViewInput,
): Promise<void> {
  await tenantDb(actor).$transaction(async (tx) => {
    const before = await changeableView(actor, tx, viewId);
    if (input.isShared || before.isShared) actor.demand("views.share");
    await tx.interviewView.update({ where: { id: viewId }, data: toRow(input) });
    // One that is taken back from the others is nobody's default any more but its owner's.
    if (!input.isShared)
      await tx.interviewViewDefault.deleteMany({ where: { viewId, userId: { not: before.ownerId } } });
    if (input.isShared || before.isShared) {
      const action = before.isShared ? "view.changed" : "view.shared";
      await recordAudit(actor, tx, { action, object: objectOf(viewId) });
    }
  });
}

/** Removes a view that the actor may change; whose list opened with it has the usual one again. Throws `not_found`. */
export async function deleteInterviewView(actor: MemberActor, viewId: string): Promise<void> {
  await tenantDb(actor).$transaction(async (tx) => {
    const view = await changeableView(actor, tx, viewId);
    await tx.interviewView.delete({ where: { id: viewId } });
    if (view.isShared) await recordAudit(actor, tx, { action: "view.removed", object: objectOf(viewId) });
  });
}

/** Lets the actor's list open with a view that they see; null with all interviews. Throws `not_found`. */
export async function setDefaultView(actor: MemberActor, viewId: string | null): Promise<void> {
  const userId = actor.user.id;
  await tenantDb(actor).$transaction(async (tx) => {
    await tx.interviewViewDefault.deleteMany({ where: { userId } });
    if (viewId === null) return;
    const view = await tx.interviewView.findFirst({ where: { AND: [visibleViews(actor), { id: viewId }] } });
    if (!view) throw notFound("The view");
    await tx.interviewViewDefault.create({ data: { userId, viewId } });
  });
}

function visibleViews(actor: MemberActor): Prisma.InterviewViewWhereInput {
  return { OR: [{ ownerId: actor.user.id }, { isShared: true }] };
}

function mayChange(actor: MemberActor, { isOwn, isShared }: { isOwn: boolean; isShared: boolean }): boolean {
  return isShared ? actor.can("views.share") : isOwn;
}

async function changeableView(actor: MemberActor, tx: TenantTransaction, viewId: string) {
  const view = await tx.interviewView.findFirst({
    where: { AND: [visibleViews(actor), { id: viewId }] },
    select: { ownerId: true, name: true, isShared: true },
  });
  if (!view) throw notFound("The view");
  if (!mayChange(actor, { isOwn: view.ownerId === actor.user.id, isShared: view.isShared }))
    actor.demand("views.share");
  return view;
}

function toRow({ name, address, look, isShared }: InterviewViewInput) {
  return { name, address, isShared, columns: look.columns, density: look.density };
}

/** Without its name, which can be a candidate's: the log looks it up while the view is there. */
function objectOf(id: string): AuditObject {
  return { kind: "view", id };
}
