import { randomBytes } from "node:crypto";
import { actorForMember, type MemberActor } from "@/lib/auth/actor";
import { joinAsNewPerson } from "@/lib/auth/sign-in/accept-invitation";
import { createInvitation } from "@/lib/data/people/invitations";
import { database } from "@/lib/db/client";
import type { Role } from "@/lib/db/generated/enums";

/** Acme's colleagues beside the two whom the seed makes: who they are, and what they may do. */
const COLLEAGUES = {
  grace: { name: "Grace Lindholm", role: "admin" },
  daniel: { name: "Daniel Cho", role: "recruiter" },
  ben: { name: "Ben Whitaker", role: "recruiter" },
  sofia: { name: "Sofia Reyes", role: "reviewer" },
  jonas: { name: "Jonas Brandt", role: "reviewer" },
  claire: { name: "Claire Moreau", role: "reviewer" },
} as const satisfies Record<string, { name: string; role: Role }>;

/** Somebody who works at Acme, by first name. */
export type Colleague = keyof typeof COLLEAGUES | "nora" | "tom";

/** The members of Acme as actors. */
export type Team = Record<Colleague, MemberActor>;

const emailOf = (colleague: keyof typeof COLLEAGUES) => `${colleague}@acme.test`;

/** Lets the colleagues who have joined sign in with the demo's password, which may be another at each start. */
export async function givePassword(passwordHash: string): Promise<void> {
  const email = { in: keysOf(COLLEAGUES).map(emailOf) };
  await database().prisma.user.updateMany({ where: { email }, data: { passwordHash } });
}

/** Invites the colleagues, has them accept, and gives them the demo's password. Who is there already stays as they are. */
export async function gatherTeam(passwordHash: string): Promise<Team> {
  const nora = await memberByEmail("owner@acme.test");
  const { prisma } = database();
  for (const colleague of keysOf(COLLEAGUES)) {
    const email = emailOf(colleague);
    if ((await prisma.user.count({ where: { email } })) > 0) continue;
    const { name, role } = COLLEAGUES[colleague];
    const { token } = await createInvitation(nora, { email, role });
    await joinAsNewPerson(token, { name, password: randomBytes(18).toString("base64url") });
  }
  await givePassword(passwordHash);
  const [tom, grace, daniel, ben, sofia, jonas, claire] = await Promise.all([
    memberByEmail("reviewer@acme.test"),
    ...(["grace", "daniel", "ben", "sofia", "jonas", "claire"] as const).map((one) =>
      memberByEmail(emailOf(one)),
    ),
  ]);
  if (!tom || !grace || !daniel || !ben || !sofia || !jonas || !claire)
    throw new Error("The demo's team is not complete.");
  return { nora, tom, grace, daniel, ben, sofia, jonas, claire };
}

/** The member with this address, as an actor in `slug`. */
export async function memberByEmail(email: string, slug = "acme"): Promise<MemberActor> {
  const { id } = await database().prisma.user.findUniqueOrThrow({ where: { email }, select: { id: true } });
  const actor = await actorForMember(id, slug);
  if (!actor) throw new Error(`${email} is not a member of ${slug}.`);
  return actor;
}

function keysOf<T extends object>(of: T): (keyof T)[] {
  // The object's own literal keys.
  return Object.keys(of) as (keyof T)[];
}
