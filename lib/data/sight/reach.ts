import type { Actor } from "@/lib/auth/actor";
import type { Prisma } from "@/lib/db/generated/client";

/** The only `where` that leads an actor to interviews. A link reaches its own; everybody else their tenant's. */
export function reachableInterviews(actor: Actor): Prisma.InterviewWhereInput {
  return actor.kind === "review-link" ? { id: { in: [...actor.interviewIds] } } : {};
}
