import type { MemberActor } from "@/lib/auth/actor";
import { AppError } from "@/lib/errors";

/** Text that waited in a browser goes out in its writer's name alone, whoever is signed in by now. */
export function demandWriter({ user }: MemberActor, writerId: string, verb: "save" | "send"): void {
  if (user.id === writerId) return;
  throw new AppError("unauthenticated", `Someone else is signed in. Sign in again to ${verb} it.`);
}
