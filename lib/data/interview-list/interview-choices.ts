import type { MemberActor } from "@/lib/auth/actor";
import { type Choices, choicesOf, valuesOf } from "@/lib/tenant/names";

const MOST_NAMES = 200;
const LATEST = 500;

/** The names of the tenant's roles, by name; at most 200. */
export async function listRoleNames(actor: MemberActor): Promise<string[]> {
  return valuesOf(actor, "roleName", MOST_NAMES);
}

/** The names of roles and languages, by name, and the tags of the latest 500 interviews: those of all would cost more than the page. */
export async function listChoices(actor: MemberActor): Promise<Choices> {
  const { tags, ...names } = await choicesOf(actor, { most: MOST_NAMES, latest: LATEST });
  return { ...names, tags: tags.sort((a, b) => a.localeCompare(b)).slice(0, MOST_NAMES) };
}
