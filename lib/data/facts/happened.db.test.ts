import { expect, test } from "vitest";
import { assignReviewers } from "@/lib/data/reviews/assignments";
import { subscribe, type TenantEvent } from "@/lib/events/bus";
import { tellAfterCommit, tenantDb } from "@/lib/tenant/tenant-db";
import { createConnection, createInterview, createMember, createTenant } from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { happened } from "./happened";

useTestDatabase();

async function scene() {
  const tenant = await createTenant();
  const { actor } = await createMember(tenant, "owner");
  const connection = await createConnection(tenant.id);
  const interview = await createInterview(tenant.id, connection.id);
  const heard: TenantEvent[] = [];
  await subscribe(actor, (event) => heard.push(event));
  return { actor, interview, heard };
}

test("open pages hear of a change when it is committed, and of none that was undone", async () => {
  const { actor, interview, heard } = await scene();
  const fact = { kind: "review_reopened", interviewId: interview.id } as const;
  const undone = tenantDb(actor).$transaction(async (tx) => {
    await happened(tx, actor, fact);
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  const reviewerIds = [actor.user.id];
  await assignReviewers(actor, { interviewIds: [interview.id], reviewerIds, dueAt: null });
  await expect.poll(() => heard).toEqual([{ type: "reviews", interviewId: interview.id }]);
  expect(await tenantDb(actor).activity.findMany({ select: { kind: true } })).toEqual([{ kind: "assigned" }]);
});

test("nobody hears of a change before it is committed", async () => {
  const { actor, heard } = await scene();
  await tenantDb(actor).$transaction(async (tx) => {
    tellAfterCommit(tx, [{ type: "connection" }]);
    await tx.interview.count();
    expect(heard).toEqual([]);
  });
  await expect.poll(() => heard).toEqual([{ type: "connection" }]);
});
