// A person with one word in everything that Debrief can hold of them, put there by what the app itself does.
import { randomUUID } from "node:crypto";
import { actorForJob } from "@/lib/auth/actor";
import { updateCandidate } from "@/lib/data/candidates/candidate-edits";
import { mergeCandidates, undoMerge } from "@/lib/data/candidates/candidate-merges";
import { splitInterview } from "@/lib/data/candidates/candidate-splits";
import { listLegalHolds, placeLegalHold, releaseLegalHold } from "@/lib/data/erasure/legal-holds";
import { createInterviewView } from "@/lib/data/interview-list/interview-views";
import { createReviewLink } from "@/lib/data/links/link-making";
import { saveFeedback } from "@/lib/data/links/visitor-feedback";
import { createWebhook } from "@/lib/data/news/webhooks";
import { updateNote } from "@/lib/data/notes/note-changes";
import { createNote } from "@/lib/data/notes/notes";
import { saveRecordingAnalysis } from "@/lib/data/results/recording-analysis";
import { findResultByInterview } from "@/lib/data/results/results";
import { renameSpeaker } from "@/lib/data/results/speaker-names";
import { indexTranscript } from "@/lib/data/results/transcript-index";
import { extendCandidate } from "@/lib/data/retention/extensions";
import { decide } from "@/lib/data/reviews/decisions";
import { saveReview } from "@/lib/data/reviews/reviews";
import { getScorecard } from "@/lib/data/reviews/scorecards";
import { saveSessions } from "@/lib/data/sync/sync";
import { database } from "@/lib/db/client";
import { ANALYSIS_VERSION } from "@/lib/recording/analyse";
import { normaliseTranscript } from "@/lib/transcript/normalise";
import { newNote, visitLink } from "@/prisma/factories";
import { platformSession } from "./platform-session";
import { createOrganisation, type startPlatform } from "./recording-scene";

/** In no word list and no other name. In lower case, as folded texts have it. */
export const CANARY = "quillfeather";
const NAME = "Quillfeather";

/**
 * One person, known by two references, with three interviews of which one is split off and back, on a link of their own and
 * on one with a bystander, who stays. `session` is as the platform lists it.
 */
export async function makeCanaryPerson(platform: Awaited<ReturnType<typeof startPlatform>>) {
  const organisation = await createOrganisation();
  const { actor, tenant, connectionId } = organisation;
  const job = actorForJob(tenant.id, "test");
  const { id: webhookId } = await createWebhook(actor, {
    ...{ name: "Chat", format: "json", url: "https://93.184.216.34/hook", events: ["decision.made"] },
  });
  const document = [
    { speaker: `Candidate ${NAME}`, text: `My name is ${NAME} and I sold lamps.`, start: 0, end: 3 },
  ];
  const withTranscript = await platform.addSession({ status: "completed", transcript: document });
  const session = platformSession({
    id: `session-${CANARY}`,
    ...{ candidateRef: `ref-${CANARY}`, status: "completed", tags: [`tag-${CANARY}`] },
    ...{
      metadata: { candidate_name: `Ada ${NAME}`, team: NAME },
      feedback: { rating: 4, comment: `Fine, says ${NAME}` },
    },
    ...{ oddFields: [`metadata.${CANARY}`], roleName: "Nurse", completedAt: new Date("2026-11-01") },
    createdAt: new Date("2026-11-01"),
  });
  const second = platformSession({ ...session, id: withTranscript, createdAt: new Date("2026-11-02") });
  const third = platformSession({ ...session, id: `other-${CANARY}`, createdAt: new Date("2026-11-03") });
  const bystander = platformSession({
    ...{ candidateRef: "by-1", status: "completed", metadata: { candidate_name: "Bo Bystander" } },
  });
  await saveSessions(job, connectionId, [session, second, third, bystander]);
  const idOf = async (sessionId: string) => {
    const where = { tenantId: tenant.id, sessionId };
    const row = await database().prisma.interview.findFirstOrThrow({ where });
    return { interviewId: row.id, candidateId: row.candidateId ?? "" };
  };
  const { interviewId, candidateId } = await idOf(session.id);
  const { interviewId: spokenId } = await idOf(withTranscript);
  const { interviewId: bystanderId, candidateId: bystanderCandidateId } = await idOf(bystander.id);

  await rememberInvitation({ tenantId: tenant.id, connectionId, createdById: actor.user.id }, candidateId);
  const source = await findResultByInterview(actor, spokenId);
  if (!source) throw new Error("The interview is gone.");
  await indexTranscript(job, source, normaliseTranscript(document), "en");
  const [speaker] = normaliseTranscript(document).speakers;
  await renameSpeaker(actor, spokenId, { speakerId: speaker?.id ?? "", label: `Ms ${NAME}` });
  await saveRecordingAnalysis(actor, source, {
    ...{ ok: true, version: ANALYSIS_VERSION, durationMs: 60_000 },
    ...{ peaks: Buffer.from(CANARY), speech: Buffer.from(CANARY) },
  });

  const note = await createNote(actor, interviewId, newNote({ body: `Ask ${NAME}`, quote: `I am ${NAME}` }));
  await updateNote(actor, note.id, { body: `Asked ${NAME}`, revision: 1, mentionIds: [] });
  const { versionId, criteria } = await getScorecard(actor, null);
  const ratings = criteria.slice(0, 1).map(({ id }) => ({
    ...{ criterionId: id, score: null, comment: `${NAME} was calm` },
    evidence: [{ atMs: 1, quote: `${NAME} said so` }],
  }));
  const review = { versionId, revision: null, recommendation: "yes" as const, summary: `${NAME} is good` };
  await saveReview(actor, interviewId, { ...review, ratings });
  await database().prisma.reviewPolicy.create({ data: { tenantId: tenant.id, requiredReviews: 0 } });
  await decide(actor, interviewId, { outcome: "advance", reasonCode: null, comment: `${NAME} it is` });

  const shown = {
    ...{ recipient: "Client Ltd", headline: `Meet ${NAME}`, message: `${NAME} is waiting`, isMasked: true },
    ...{ struckNames: [NAME], allowsFeedback: true, asksScorecard: true },
  };
  const own = await createReviewLink(actor, { ...shown, interviewIds: [interviewId] });
  const joint = await createReviewLink(actor, { ...shown, interviewIds: [interviewId, bystanderId] });
  const { visitor } = await visitLink(own.token);
  const comments = [{ atMs: 1, body: `${NAME} laughs` }];
  const said = { name: "Kim", recommendation: "yes" as const, summary: `${NAME}!`, comments, ratings };
  await saveFeedback(visitor, interviewId, said, { isSent: true });
  await createInterviewView(actor, {
    ...{ name: `${NAME}, all`, address: `q=${CANARY}`, isShared: true },
    look: { columns: [], density: "compact" },
  });

  // Told in the timelines of others: a merge that was a mistake, and an interview that was somebody else's.
  const revisionOf = async (id: string) =>
    (await database().prisma.candidate.findUniqueOrThrow({ where: { id } })).revision;
  const values = { name: `Ada ${NAME}`, email: `ada@${CANARY}.test`, roleName: "", ownerId: null };
  const edit = { ...values, revision: await revisionOf(candidateId), tags: [`vip ${CANARY}`] };
  await updateCandidate(actor, candidateId, edit);
  await mergeCandidates(actor, bystanderCandidateId, {
    movedId: candidateId,
    keptRevision: await revisionOf(bystanderCandidateId),
    movedRevision: await revisionOf(candidateId),
    take: { name: "kept", email: "kept", roleName: "kept", owner: "kept" },
  });
  await undoMerge(actor, candidateId);
  const { interviewId: thirdId } = await idOf(third.id);
  const splitId = await splitInterview(actor, candidateId, thirdId, "");
  await mergeCandidates(actor, candidateId, {
    movedId: splitId,
    keptRevision: await revisionOf(candidateId),
    movedRevision: await revisionOf(splitId),
    take: { name: "kept", email: "kept", roleName: "kept", owner: "kept" },
  });
  await extendCandidate(actor, candidateId, { reason: `${NAME} agreed`, until: "2099-01-01" });
  for (const scope of [{ kind: "candidate", candidateId } as const, { kind: "everything" } as const])
    await placeLegalHold(actor, { scope, reason: `${NAME} sues`, until: null });
  for (const { id } of await listLegalHolds(actor)) await releaseLegalHold(actor, id);
  return {
    ...{
      ...organisation,
      job,
      webhookId,
      candidateId,
      interviewId,
      session,
      sessions: [session, second, third],
    },
    ...{ bystanderId, ownLinkId: own.link.id, jointLinkId: joint.link.id },
    displayName: `Ada ${NAME}`,
  };
}

/** That they were invited, as it is known once their session was started. */
async function rememberInvitation(
  batch: { tenantId: string; connectionId: string; createdById: string },
  candidateId: string,
): Promise<void> {
  const { tenantId } = batch;
  const { id: batchId } = await database().prisma.inviteBatch.create({
    data: {
      ...{ ...batch, requestId: randomUUID(), personaId: "p-1", roleName: "Nurse", language: "en" },
      ...{ consentMode: "explicit", tags: [], isMailed: true },
    },
  });
  const known = { candidateRef: `ref-${CANARY}`, sessionId: `session-${CANARY}`, state: "sent" } as const;
  await database().prisma.invite.create({ data: { tenantId, batchId, candidateId, position: 0, ...known } });
}
