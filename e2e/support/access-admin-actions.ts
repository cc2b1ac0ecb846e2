// The part of access-actions.ts that is the operator's, below app/admin.
import { randomUUID } from "node:crypto";
import { type ActionRow, operatorAction, take } from "./access-rows";

const TENANTS = "app/admin/actions.ts";
const PEOPLE = "app/admin/people/actions.ts";

const owner = () => `${randomUUID()}@example.test`;

export const ADMIN_ACTIONS: Record<string, ActionRow> = {
  [`${TENANTS}#createTenantAction`]: operatorAction(() => [
    { name: "Newcomer", slug: `t-${randomUUID().slice(0, 13)}`, ownerEmail: owner() },
  ]),
  [`${TENANTS}#inviteOwnerAction`]: operatorAction(({ tenants }) => [tenants[0]?.id, owner()]),
  [`${TENANTS}#renameTenantAction`]: operatorAction(({ tenants }) => [take(tenants).id, "Renamed"]),
  [`${TENANTS}#setTenantEnabledAction`]: operatorAction(({ tenants }) => [take(tenants).id, true]),
  [`${TENANTS}#deleteTenantAction`]: operatorAction(({ tenants }) => {
    const { id, name } = take(tenants);
    return [id, name];
  }),
  "app/admin/mail/actions.ts#sendTestMailAction": operatorAction(() => []),
  [`${PEOPLE}#setPersonEnabledAction`]: operatorAction(({ people }) => [take(people).id, false]),
  [`${PEOPLE}#signOutPersonAction`]: operatorAction(({ people }) => [take(people).id]),
  [`${PEOPLE}#setOperatorAction`]: operatorAction(({ people }) => [take(people).id, true]),
  [`${PEOPLE}#removePersonTwoStepAction`]: operatorAction(
    ({ people }) => [take(people).id],
    // They have none.
    "CONFLICT",
  ),
  [`${PEOPLE}#setPersonEmailAction`]: operatorAction(({ people }) => [take(people).id, owner()]),
  [`${PEOPLE}#createResetLinkAction`]: operatorAction(({ people }) => [take(people).id]),
};
