import type { Origin } from "@/lib/audit/entry";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import type { Permission, Role } from "./roles";

type Member = { tenantId: string; user: { id: string }; role: Role; origin: Origin };

/** Throws `forbidden`, and leaves a line in the log for whoever watches who tries what. */
export function refuseRole({ tenantId, user, role, origin }: Member, permission: Permission): never {
  log.warn({ tenantId, userId: user.id, role, permission, address: origin.address }, "a role was not enough");
  throw new AppError("forbidden", "Your role in this organisation does not allow that.");
}
