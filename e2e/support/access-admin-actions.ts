// The part of access-actions.ts that is the operator's, below app/admin.
import { randomUUID } from "node:crypto";
import { type ActionRow, row, take } from "./access-rows";

const owner = () => `${randomUUID()}@example.test`;

export const ADMIN_ACTIONS: Record<string, ActionRow> = {
  createTenantAction: row(() => [
    { name: "Newcomer", slug: `t-${randomUUID().slice(0, 13)}`, ownerEmail: owner() },
  ]),
  inviteOwnerAction: row(({ tenants }) => [tenants[0]?.id, owner()]),
  renameTenantAction: row(({ tenants }) => [take(tenants).id, "Renamed"]),
  setTenantEnabledAction: row(({ tenants }) => [take(tenants).id, true]),
  setDomainProvenAction: row(({ tenants }) => [take(tenants).id, "other.example", true]),
  deleteTenantAction: row(({ tenants }) => {
    const { id, name } = take(tenants);
    return [id, name];
  }),
  sendTestMailAction: row(() => []),
  setPersonEnabledAction: row(({ people }) => [take(people).id, false]),
  signOutPersonAction: row(({ people }) => [take(people).id]),
  setOperatorAction: row(({ people }) => [take(people).id, true]),
  removePersonTwoStepAction: row(({ people }) => [take(people).id], "CONFLICT"),
  setPersonEmailAction: row(({ people }) => [take(people).id, owner()]),
  createResetLinkAction: row(({ people }) => [take(people).id]),
};
