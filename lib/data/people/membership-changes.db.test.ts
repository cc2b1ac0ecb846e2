import { expect, test } from "vitest";
import { actorForMember, type MemberActor } from "@/lib/auth/actor";
import { createMember, createTenant } from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { createInvitation, listInvitations } from "./invitations";
import { listMembers } from "./members";
import { changeRole, leaveTenant, removeMember, transferOwnership } from "./membership-changes";

useTestDatabase();

async function team() {
  const tenant = await createTenant();
  const [owner, admin, recruiter] = [
    await createMember(tenant, "owner"),
    await createMember(tenant, "admin"),
    await createMember(tenant, "recruiter"),
  ];
  const roles = async () =>
    Object.fromEntries((await listMembers(owner.actor)).map(({ userId, role }) => [userId, role]));
  return { tenant, owner, admin, recruiter, roles };
}

test("admins manage everybody but owners, and nobody below them manages anybody", async () => {
  const { owner, admin, recruiter, roles } = await team();
  await changeRole(admin.actor, recruiter.userId, "reviewer");
  expect((await roles())[recruiter.userId]).toBe("reviewer");
  const refused = { code: "forbidden" };
  await expect(changeRole(admin.actor, recruiter.userId, "owner")).rejects.toMatchObject(refused);
  await expect(changeRole(admin.actor, owner.userId, "reviewer")).rejects.toMatchObject(refused);
  await expect(removeMember(admin.actor, owner.userId)).rejects.toMatchObject(refused);
  await expect(transferOwnership(admin.actor, recruiter.userId)).rejects.toMatchObject(refused);
  await expect(removeMember(recruiter.actor, admin.userId)).rejects.toMatchObject(refused);
  await expect(changeRole(recruiter.actor, recruiter.userId, "owner")).rejects.toMatchObject(refused);
  await expect(changeRole(admin.actor, admin.userId, "owner")).rejects.toMatchObject({
    code: "invalid_input",
  });
});

test("who is removed has no access and leaves no invitation behind", async () => {
  const { tenant, owner, admin } = await team();
  await createInvitation(admin.actor, { email: "friend@example.test", role: "admin" });
  await removeMember(owner.actor, admin.userId);
  expect(await actorForMember(admin.userId, tenant.slug)).toBeNull();
  expect(await listInvitations(owner.actor)).toEqual([]);
  await expect(removeMember(owner.actor, admin.userId)).rejects.toMatchObject({ code: "not_found" });
});

test("the last owner neither leaves nor is there a way to have none", async () => {
  const { tenant, owner, admin, roles } = await team();
  await expect(leaveTenant(owner.actor)).rejects.toMatchObject({ code: "conflict" });
  expect((await roles())[owner.userId]).toBe("owner");
  await transferOwnership(owner.actor, admin.userId);
  expect(await roles()).toMatchObject({ [owner.userId]: "admin", [admin.userId]: "owner" });
  await leaveTenant(owner.actor);
  expect(await actorForMember(owner.userId, tenant.slug)).toBeNull();
});

test("of two owners who remove each other at once one stays", async () => {
  const tenant = await createTenant();
  const [first, second] = [await createMember(tenant), await createMember(tenant)];
  const outcomes = await Promise.allSettled([
    removeMember(first.actor, second.userId),
    removeMember(second.actor, first.userId),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const left = [first, second].map(({ userId }) => actorForMember(userId, tenant.slug));
  expect((await Promise.all(left)).filter((one): one is MemberActor => one !== null)).toHaveLength(1);
});
