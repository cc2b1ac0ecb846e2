/** What tells of a person elsewhere than in their own rows, which go by themselves: found first, so that it can be counted. */
import type { Prisma } from "@/lib/db/generated/client";
import type { TenantDb, TenantTransaction } from "@/lib/tenant/tenant-db";
import type { ErasedWords } from "./erased-words";
import type { Person } from "./person";

const LINK_FIELDS = {
  id: true,
  headline: true,
  message: true,
  struckNames: true,
  revokedAt: true,
  items: {
    select: { interviewId: true, interview: { select: { candidateName: true, candidateRef: true } } },
  },
} as const satisfies Prisma.ReviewLinkSelect;

type Link = Prisma.ReviewLinkGetPayload<{ select: typeof LINK_FIELDS }>;

export type Traces = {
  /** Links that showed nobody else. */
  closedLinks: Link[];
  /** Links that show others as well. */
  changedLinks: Link[];
  viewIds: string[];
  deliveryIds: string[];
  /** Of other candidates, who were merged with this one or split from them. */
  activityIds: string[];
  /** Holds on a role or on everybody whose reason names them. */
  holdIds: string[];
};

export async function findTraces(
  db: TenantDb | TenantTransaction,
  { candidateIds, interviews }: Person,
  words: ErasedWords,
): Promise<Traces> {
  const ids = interviews.map(({ id }) => id);
  const [links, views, activities, holds] = await Promise.all([
    db.reviewLink.findMany({
      where: { items: { some: { interviewId: { in: ids } } } },
      select: LINK_FIELDS,
    }),
    db.interviewView.findMany({ select: { id: true, name: true, address: true } }),
    db.activity.findMany({
      // Of no interview: by the index, those of candidates alone are looked at.
      where: { interviewId: null, kind: { in: NAMING_KINDS }, NOT: { candidateId: { in: candidateIds } } },
      select: { id: true, detail: true },
    }),
    db.legalHold.findMany({ where: { candidateId: null }, select: { id: true, reason: true } }),
  ]);
  const isOfOthers = ({ items }: Link) => items.some(({ interviewId }) => !ids.includes(interviewId));
  const subjects = [
    ...ids.map((id) => ({ path: ["data", "interviewId"], equals: id })),
    // Its title may name them.
    ...links.map(({ id }) => ({ path: ["data", "linkId"], equals: id })),
  ];
  const deliveries = await db.webhookDelivery.findMany({
    where: { OR: subjects.map((payload) => ({ payload })) },
    select: { id: true },
  });
  return {
    closedLinks: links.filter((link) => !isOfOthers(link)),
    changedLinks: links.filter(isOfOthers),
    viewIds: views.filter((view) => areInView(words, view)).map(({ id }) => id),
    deliveryIds: deliveries.map(({ id }) => id),
    holdIds: holds.filter(({ reason }) => words.mayBeIn(reason)).map(({ id }) => id),
    activityIds: activities.filter(({ detail }) => words.areIn(nameIn(detail))).map(({ id }) => id),
  };
}

/** Takes the traces away: closes links, strikes the person from those that go on, deletes the rest. */
export async function removeTraces(
  tx: TenantTransaction,
  { closedLinks, changedLinks, viewIds, deliveryIds, activityIds, holdIds }: Traces,
  interviewIds: readonly string[],
  words: ErasedWords,
): Promise<void> {
  const closedIds = closedLinks.map(({ id }) => id);
  await tx.reviewLink.updateMany({
    where: { id: { in: closedIds } },
    data: { headline: "", message: "", struckNames: [], tokenCiphertext: null, tokenEncryptedWith: null },
  });
  await tx.reviewLink.updateMany({
    where: { id: { in: closedIds }, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  for (const link of changedLinks)
    await tx.reviewLink.update({ where: { id: link.id }, data: withoutPerson(link, interviewIds, words) });
  await tx.legalHold.updateMany({ where: { id: { in: holdIds } }, data: { reason: NAMELESS_REASON } });
  await tx.interviewView.deleteMany({ where: { id: { in: viewIds } } });
  await tx.webhookDelivery.deleteMany({ where: { id: { in: deliveryIds } } });
  await tx.activity.deleteMany({ where: { id: { in: activityIds } } });
  const subjects = [...interviewIds, ...deliveryIds, ...closedIds];
  await tx.job.deleteMany({ where: { subjectId: { in: subjects } } });
}

const NAMELESS_REASON = "The reason named somebody who was erased.";

/** What one candidate's timeline says of another. */
const NAMING_KINDS = [
  "candidate_merged",
  "candidate_unmerged",
  "interview_split_out",
  "candidate_split_from",
] as const satisfies string[];

/** A text that names the person goes as a whole; a name that is struck for somebody else as well stays struck. */
function withoutPerson(
  { headline, message, struckNames, items }: Link,
  interviewIds: readonly string[],
  words: ErasedWords,
) {
  const others = items
    .filter(({ interviewId }) => !interviewIds.includes(interviewId))
    .map(({ interview }) => `${interview.candidateName} ${interview.candidateRef ?? ""}`.toLowerCase());
  const isOthers = (name: string) => others.some((other) => other.includes(name.trim().toLowerCase()));
  return {
    headline: words.mayBeIn(headline) ? "" : headline,
    message: words.mayBeIn(message) ? "" : message,
    struckNames: struckNames.filter((name) => !words.mayBeIn(name) || isOthers(name)),
  };
}

function areInView(words: ErasedWords, { name, address }: { name: string; address: string }): boolean {
  return [name, ...new URLSearchParams(address).values()].some((text) => words.mayBeIn(text));
}

function nameIn(detail: Prisma.JsonValue): string {
  const isNaming = typeof detail === "object" && detail !== null && "name" in detail;
  return isNaming && typeof detail.name === "string" ? detail.name : "";
}
