import { expect, test } from "vitest";
import type { Role } from "@/lib/auth/roles";
import { listAudit } from "@/lib/data/audit/audit-log";
import { database } from "@/lib/db/client";
import { createMember, createTenant } from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import {
  createInterviewView,
  deleteInterviewView,
  type InterviewViewInput,
  listInterviewViews,
  setDefaultView,
  updateInterviewView,
} from "./interview-views";
import { getListLook, saveListLook } from "./list-looks";

useTestDatabase();

const VIEW: InterviewViewInput = {
  name: "Failed this week",
  address: "status=failed&received=7d&sort=-duration",
  look: { columns: ["role", "duration"], density: "compact" },
  isShared: false,
};

async function scene() {
  const tenant = await createTenant();
  const of = async (role: Role) => (await createMember(tenant, role)).actor;
  return { owner: await of("owner"), recruiter: await of("recruiter"), reviewer: await of("reviewer") };
}

test("a view of one's own comes back as it was kept, and nobody else sees it", async () => {
  const { owner, reviewer } = await scene();
  const id = await createInterviewView(reviewer, VIEW);
  expect(await listInterviewViews(reviewer)).toEqual([
    { ...VIEW, id, isOwn: true, isDefault: false, isChangeable: true },
  ]);
  expect(await listInterviewViews(owner)).toEqual([]);
  await expect(updateInterviewView(owner, id, VIEW)).rejects.toThrow("not found");
  await expect(deleteInterviewView(owner, id)).rejects.toThrow("not found");
});

test("a shared view is everybody's to see, and changed by those who may share", async () => {
  const { owner, recruiter, reviewer } = await scene();
  await expect(createInterviewView(reviewer, { ...VIEW, isShared: true })).rejects.toThrow("does not allow");
  const id = await createInterviewView(recruiter, { ...VIEW, isShared: true });
  expect(await listInterviewViews(reviewer)).toMatchObject([{ id, isOwn: false, isChangeable: false }]);
  await expect(updateInterviewView(reviewer, id, VIEW)).rejects.toThrow("does not allow");
  await expect(deleteInterviewView(reviewer, id)).rejects.toThrow("does not allow");
  await updateInterviewView(owner, id, { ...VIEW, name: "Failed", isShared: true });
  expect(await listInterviewViews(reviewer)).toMatchObject([{ name: "Failed" }]);
  await deleteInterviewView(owner, id);
  expect(await listInterviewViews(recruiter)).toEqual([]);
  const any = { area: null, actorId: null, objectId: id, from: null, until: null };
  const { entries } = await listAudit(owner, any, { before: null, limit: 9 });
  expect(entries.map(({ action }) => action)).toEqual(["view.removed", "view.changed", "view.shared"]);
});

test("one view opens first; what is taken back or removed opens for nobody", async () => {
  const { recruiter, reviewer } = await scene();
  const id = await createInterviewView(recruiter, { ...VIEW, isShared: true });
  await setDefaultView(recruiter, id);
  await setDefaultView(reviewer, id);
  expect(await listInterviewViews(reviewer)).toMatchObject([{ isDefault: true }]);
  await updateInterviewView(recruiter, id, VIEW);
  expect(await listInterviewViews(recruiter)).toMatchObject([{ isDefault: true }]);
  expect(await database().prisma.interviewViewDefault.count({ where: { userId: reviewer.user.id } })).toBe(0);
  await expect(setDefaultView(reviewer, id)).rejects.toThrow("not found");
  await deleteInterviewView(recruiter, id);
  expect(await database().prisma.interviewViewDefault.count({ where: { viewId: id } })).toBe(0);
});

test("fifty views are enough", async () => {
  const { reviewer } = await scene();
  for (let count = 0; count < 50; count += 1) await createInterviewView(reviewer, VIEW);
  await expect(createInterviewView(reviewer, VIEW)).rejects.toThrow("Delete one");
});

test("the look of the list is each person's own", async () => {
  const { owner, reviewer } = await scene();
  await saveListLook(reviewer, { columns: ["status"], density: "compact" });
  await saveListLook(reviewer, { columns: ["status", "duration"], density: "comfortable" });
  expect(await getListLook(reviewer)).toEqual({ columns: ["status", "duration"], density: "comfortable" });
  expect(await getListLook(owner)).toEqual({ columns: [], density: "comfortable" });
});
