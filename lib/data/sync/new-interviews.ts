import { candidateIdentity } from "@/lib/candidates/candidate-identity";
import { type Arrival, candidateForSession, settleArrivals } from "@/lib/data/candidates/candidate-records";
import { makeCandidates } from "@/lib/data/candidates/new-candidates";
import type { Prisma } from "@/lib/db/generated/client";
import type { PlatformSession } from "@/lib/platform/schemas";
import type { TenantTransaction } from "@/lib/tenant/tenant-db";
import { consentFields, hasReadableTranscript, isCompletedOfLate, sessionFields } from "./session-fields";

/** An interview that was made, and what there is to tell of it. */
export type CreatedInterview = {
  interviewId: string;
  status: string;
  candidateName: string;
  roleName: string | null;
  isNew: true;
  hasJustCompleted: boolean;
  hasJustFailed: false;
  hasTranscript: boolean;
  newlyOdd: string[];
};

/** The interviews of new sessions, by session: as many statements for a hundred as for one, known candidates aside. */
export async function createInterviews(
  tx: TenantTransaction,
  connectionId: string,
  sessions: PlatformSession[],
  seenAt: Date | null,
): Promise<Map<string, CreatedInterview>> {
  if (sessions.length === 0) return new Map();
  const now = new Date();
  const newcomers = sessions.map((session) => ({
    session,
    sessionId: session.id,
    identity: candidateIdentity(session),
    sessionCreatedAt: session.createdAt ?? now,
  }));
  const made = await makeCandidates(tx, newcomers);
  const returning: (Omit<Arrival, "interviewId"> & { sessionId: string })[] = [];
  const rows = [];
  const candidates = new Map<string, string>();
  for (const { session, sessionId, identity, sessionCreatedAt } of newcomers) {
    const candidate = made.get(sessionId) ?? (await candidateForSession(tx, identity, sessionCreatedAt));
    if (!made.has(sessionId)) returning.push({ candidateId: candidate.id, sessionId, sessionCreatedAt });
    candidates.set(sessionId, candidate.displayName);
    rows.push({
      ...sessionFields(session),
      ...consentFields(session),
      connectionId,
      sessionId,
      candidateId: candidate.id,
      candidateName: candidate.displayName,
      candidateRef: identity.ref,
      tags: session.tags,
      sessionCreatedAt,
      ...(seenAt ? { seenAt } : {}),
      ...(session.feedback ? { feedback: session.feedback } : {}),
      ...(session.metadata ? { metadata: session.metadata as Prisma.InputJsonObject } : {}),
    });
  }
  const created = await tx.interview.createManyAndReturn({
    data: rows,
    select: { id: true, sessionId: true },
  });
  const ids = new Map(created.map(({ sessionId, id }) => [sessionId, id]));
  const idOf = (sessionId: string) => {
    const id = ids.get(sessionId);
    if (id === undefined) throw new Error("An interview that was made did not come back.");
    return id;
  };
  await settleArrivals(
    tx,
    returning.map(({ sessionId, ...arrival }) => ({ ...arrival, interviewId: idOf(sessionId) })),
  );
  return new Map(
    sessions.map((session) => [
      session.id,
      {
        interviewId: idOf(session.id),
        status: session.status,
        candidateName: candidates.get(session.id) ?? "",
        roleName: session.roleName,
        isNew: true as const,
        hasJustCompleted: isCompletedOfLate(session),
        hasJustFailed: false as const,
        hasTranscript: hasReadableTranscript(session),
        newlyOdd: session.oddFields,
      },
    ]),
  );
}
