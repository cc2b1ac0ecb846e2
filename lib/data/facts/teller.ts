import type { AuditEvent } from "@/lib/audit/entry";
import type { JobActor, MemberActor, ReviewLinkActor } from "@/lib/auth/actor";
import type { ActivityDetail } from "@/lib/data/interviews/activities";
import type { Notice } from "@/lib/data/news/notify";
import type { Happening } from "@/lib/data/news/webhook-deliveries";
import type { TenantEvent } from "@/lib/events/bus";
import type { TenantTransaction } from "@/lib/tenant/tenant-db";
import type { Fact } from "./facts";

/** What is told of a fact, and to whom. Every fact says it of each: a column that is forgotten is an error of types. */
export type Told = {
  timeline: readonly { interviewId: string; detail: ActivityDetail }[];
  notices: readonly Notice[];
  webhooks: readonly Happening[];
  /** To open pages, which look again. */
  live: readonly TenantEvent[];
  audit: AuditEvent | null;
};

export type Scene = { tx: TenantTransaction; actor: MemberActor | JobActor | ReviewLinkActor };
export type Teller<F> = (fact: F, scene: Scene) => Told | Promise<Told>;
export type Of<Kind extends Fact["kind"]> = Extract<Fact, { kind: Kind }>;

/** What tells each of these kinds. */
export type Tellers<Kind extends Fact["kind"]> = { readonly [One in Kind]: Teller<Of<One>> };
