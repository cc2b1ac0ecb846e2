/** What a review link gives to whom, and when it stops. */
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { actorForLinkVisitor } from "@/lib/auth/actor";
import { mayGuess } from "@/lib/auth/guesses";
import { findClosedLink, openLink } from "@/lib/auth/links/link-visits";
import { visitorCookies } from "@/lib/auth/links/visitor-cookie";
import { listActivities } from "@/lib/data/interviews/activities";
import { getInterview, getInterviews } from "@/lib/data/interviews/interviews";
import { setNoteVisibility } from "@/lib/data/notes/note-changes";
import { createNote } from "@/lib/data/notes/notes";
import { findResultByInterview } from "@/lib/data/results/results";
import { getAskedScorecard } from "@/lib/data/reviews/asked-scorecard";
import { listSubmittedReviews } from "@/lib/data/reviews/reviews";
import { listScorecards, updateScorecard } from "@/lib/data/reviews/scorecards";
import { savePolicy } from "@/lib/data/sight/review-policies";
import { database } from "@/lib/db/client";
import {
  createCandidate,
  createConnection,
  createInterview,
  createMember,
  createTenant,
  newNote,
  visitLink,
} from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { extendReviewLink, replaceLinkToken, revokeReviewLinks } from "./link-changes";
import { linkChangeSchema, type ReviewLinkInput } from "./link-input";
import { createReviewLink } from "./link-making";
import { getLinkPolicy, setLinkPolicy } from "./link-policy";
import { getLinkChoices } from "./link-suggestions";
import { changeReviewLink } from "./link-terms-changes";
import { createPreview, listLinkVisitors, recordHeard, recordVisit } from "./link-visits";
import { getReviewLink, listReviewLinks } from "./review-links";
import { getSharedJudgement } from "./shared-judgement";
import { type FeedbackInput, getOwnFeedback, listVisitorFeedback, saveFeedback } from "./visitor-feedback";

useTestDatabase();

const DAY_MS = 24 * 60 * 60_000;
const NOBODY = { caller: "192.0.2.7", passcode: "", email: "", code: "", device: "Test", known: undefined };

async function scene() {
  const tenant = await createTenant();
  const { actor } = await createMember(tenant, "recruiter");
  const connection = await createConnection(tenant.id);
  const candidate = await createCandidate(tenant.id, { name: "Maya Lindqvist", ref: "cand-7781" });
  const of = (overrides = {}) => createInterview(tenant.id, connection.id, overrides);
  const interview = await of({
    ...{ candidateId: candidate.id, candidateName: "Maya Lindqvist", candidateRef: "cand-7781" },
    roleName: "Nurse",
  });
  const other = await of({ candidateName: "Tom Okafor" });
  const share = (input: Partial<ReviewLinkInput> = {}) =>
    createReviewLink(actor, { interviewIds: [interview.id], ...input });
  return { tenant, actor, interview, other, share };
}

const change = (id: string, data: object) => database().prisma.reviewLink.update({ where: { id }, data });

test("links that are unknown, over, not begun, revoked or used up cannot be told apart", async () => {
  const { actor, share } = await scene();
  const past = new Date(Date.now() - 1000);
  const [expired, scheduled, revoked, exhausted] = await Promise.all([share(), share(), share(), share()]);
  await change(expired.link.id, { expiresAt: past });
  await change(scheduled.link.id, { startsAt: new Date(Date.now() + DAY_MS) });
  await revokeReviewLinks(actor, [revoked.link.id]);
  await change(exhausted.link.id, { maxOpens: 2, openCount: 2 });
  for (const token of [
    "unknown",
    "",
    "x".repeat(10_000),
    ...[expired, scheduled, revoked, exhausted].map((made) => made.token),
  ]) {
    expect((await findClosedLink(token))?.canOpen ?? false).toBe(false);
    expect(await openLink({ ...NOBODY, token })).toEqual({ outcome: "unknown" });
  }
  const states = (await listReviewLinks(actor)).map(({ state }) => state);
  expect(states.sort()).toEqual(["exhausted", "expired", "revoked", "scheduled"]);
});

test("a visit ends with its link, its time, and a new address; one of another link is none", async () => {
  const { actor, share } = await scene();
  const endings: ((id: string, visitorId: string) => Promise<unknown>)[] = [
    (id) => revokeReviewLinks(actor, [id]),
    (id) => replaceLinkToken(actor, id),
    (id) => change(id, { expiresAt: new Date(Date.now() - 1) }),
    (_id, visitorId) =>
      database().prisma.linkVisitor.update({
        where: { id: visitorId },
        data: { expiresAt: new Date(Date.now() - 1) },
      }),
  ];
  for (const end of endings) {
    const { token, link } = await share();
    const { visitor, secret } = await visitLink(token);
    expect(await actorForLinkVisitor(link.id, secret)).not.toBeNull();
    await end(link.id, visitor.visitor.id);
    expect(await actorForLinkVisitor(link.id, secret)).toBeNull();
  }
  const [one, two] = [await share(), await share()];
  const { secret } = await visitLink(one.token);
  expect(await actorForLinkVisitor(two.link.id, secret)).toBeNull();
  expect(await actorForLinkVisitor(one.link.id, undefined)).toBeNull();
  expect(await actorForLinkVisitor(one.link.id, one.token)).toBeNull();
});

test("a link is opened as often as it may be and not once more, also at the same time", async () => {
  const { share } = await scene();
  const { token, link } = await share({ maxOpens: 2 });
  const opened = await Promise.all(Array.from({ length: 5 }, () => openLink({ ...NOBODY, token })));
  expect(opened.filter(({ outcome }) => outcome === "opened")).toHaveLength(2);
  const row = await database().prisma.reviewLink.findUnique({ where: { id: link.id } });
  expect(row?.openCount).toBe(2);
});

test("looking at a link uses nothing up, and who comes again is the same visitor", async () => {
  const { actor, share } = await scene();
  const { token, link } = await share();
  for (let looks = 0; looks < 5; looks += 1) await findClosedLink(token);
  expect((await getReviewLink(actor, link.id))?.openCount).toBe(0);
  const first = await visitLink(token);
  const again = await openLink({ ...NOBODY, token, known: first.secret });
  expect(again).toMatchObject({ outcome: "opened", visitorId: first.visitor.visitor.id, isNew: false });
  // The secret of the earlier visit is worth nothing now.
  expect(await actorForLinkVisitor(link.id, first.secret)).toBeNull();
  expect(await listLinkVisitors(actor, link.id)).toHaveLength(1);
  expect((await getReviewLink(actor, link.id))?.openCount).toBe(2);
});

describe("a passcode", () => {
  test("is asked for, and whoever guesses it is stopped, with the right one, too", async () => {
    const { share } = await scene();
    const { token, link } = await share({ passcode: "correct horse" });
    expect(await findClosedLink(token)).toMatchObject({ needsPasscode: true });
    const guess = (passcode: string) => openLink({ ...NOBODY, token, passcode });
    for (let tries = 0; tries < 10; tries += 1)
      expect(await guess(`guess ${tries}`)).toEqual({ outcome: "wrong_passcode" });
    expect(await guess("correct horse")).toEqual({ outcome: "rate_limited" });
    const row = await database().prisma.reviewLink.findUnique({ where: { id: link.id } });
    expect(row).toMatchObject({ openCount: 0 });
    expect(row?.passcodeHash).toMatch(/^\$argon2id\$/);
    // Refused guesses count for nothing: the quarter of an hour is no day.
    for (let tries = 0; tries < 60; tries += 1) await guess("again");
    await database().prisma.rateLimit.updateMany({
      where: { key: { startsWith: "link-passcode:" } },
      data: { resetsAt: new Date(0) },
    });
    expect(await guess("correct horse")).toMatchObject({ outcome: "opened" });
    const other = await share({ passcode: "correct horse" });
    expect((await visitLink(other.token, "correct horse")).linkId).toBe(other.link.id);
  });

  test("stays open to a newcomer, however many others guess", async () => {
    const { share } = await scene();
    const { token, link } = await share({ passcode: "correct horse" });
    const from = (caller: string, passcode: string) => openLink({ ...NOBODY, token, caller, passcode });
    for (let tries = 0; tries < 110; tries += 1)
      await mayGuess({ what: "link-passcode", target: link.id, caller: `198.51.100.${tries % 11}` });
    // Under attack a caller has few guesses a day.
    const few = [];
    for (let tries = 0; tries < 5; tries += 1) few.push((await from("203.0.113.1", "wrong")).outcome);
    expect(few.filter((outcome) => outcome === "wrong_passcode")).toHaveLength(3);
    expect(await from("203.0.113.2", "correct horse")).toMatchObject({ outcome: "opened" });
  });

  test("is made where the organisation wants one, and told once", async () => {
    const { tenant, actor, share } = await scene();
    const { actor: owner } = await createMember(tenant);
    const policy = {
      defaultDays: 3,
      maxDays: 10,
      needsPasscode: true,
      allowsDownload: false,
      onlyByAdmins: false,
      hidesCandidates: false,
    };
    await setLinkPolicy(owner, policy);
    await expect(setLinkPolicy(actor, policy)).rejects.toThrow("does not allow");
    const { token, passcode, link } = await share();
    expect(passcode).toMatch(/^\d{8}$/);
    expect(Date.parse(link.expiresAt) - Date.now()).toBeLessThanOrEqual(3 * DAY_MS);
    expect((await visitLink(token, passcode ?? "")).linkId).toBe(link.id);
    await expect(share({ days: 11 })).rejects.toThrow("at most 10 days");
    await expect(extendReviewLink(actor, link.id, 11)).rejects.toThrow("at most 10 days");
    await expect(share({ allowsDownload: true })).rejects.toThrow("download");
    const extended = await extendReviewLink(actor, link.id, 10);
    expect(Date.parse(extended.expiresAt)).toBeGreaterThan(Date.parse(link.expiresAt));
  });
});

describe("a changed link", () => {
  const to = (input: z.input<typeof linkChangeSchema>) => linkChangeSchema.parse(input);

  test("shows and allows something else at once, keeps its address, and the log says what", async () => {
    const { actor, tenant, interview, share } = await scene();
    const { token, link } = await share({ allowsFeedback: true, recipient: "Client" });
    const visit = await visitLink(token);
    const terms = { recipient: "Client", showsRecording: false, showsScores: true };
    expect(await changeReviewLink(actor, link.id, to(terms))).toMatchObject({
      ...terms,
      allowsFeedback: false,
    });
    const visitor = await actorForLinkVisitor(visit.linkId, visit.secret);
    expect(visitor?.terms).toMatchObject({
      showsRecording: false,
      showsTranscript: true,
      allowsFeedback: false,
    });
    expect(await findClosedLink(token)).toMatchObject({ id: link.id, canOpen: true });
    const where = { tenantId: tenant.id, action: "link.changed" };
    const entry = await database().prisma.auditEntry.findFirstOrThrow({ where });
    expect(JSON.parse(entry.details)).toEqual({ changed: "recording, scores, feedback" });
    expect((await listActivities(actor, interview.id, { isBlind: false })).at(0)?.detail.kind).toBe(
      "link_changed",
    );
  });

  test("lets out whom its readers no longer name, and everybody for a new passcode", async () => {
    const { actor, share } = await scene();
    const { token, link } = await share();
    const isIn = async (visit: { linkId: string; secret: string }) =>
      (await actorForLinkVisitor(visit.linkId, visit.secret)) !== null;
    const visit = await visitLink(token);
    await database().prisma.linkVisitor.updateMany({
      where: { linkId: link.id },
      data: { email: "jo@client.test" },
    });
    await change(link.id, { allowedReaders: ["@client.test"] });
    await changeReviewLink(actor, link.id, to({ allowedReaders: ["@other.test", "jo@client.test"] }));
    expect(await isIn(visit)).toBe(true);
    await changeReviewLink(actor, link.id, to({ allowedReaders: ["ann@client.test"] }));
    expect(await isIn(visit)).toBe(false);

    const open = await share();
    const inside = await visitLink(open.token);
    await changeReviewLink(actor, open.link.id, to({ maxOpens: 5 }));
    expect(await isIn(inside)).toBe(true);
    expect(await changeReviewLink(actor, open.link.id, to({ passcode: "correct horse" }))).toMatchObject({
      hasPasscode: true,
    });
    expect(await isIn(inside)).toBe(false);
    expect(await openLink({ ...NOBODY, token: open.token })).toEqual({ outcome: "wrong_passcode" });
    const known = { ...NOBODY, token: open.token, passcode: "correct horse" };
    expect(await openLink(known)).toMatchObject({ outcome: "opened" });
  });

  test("keeps what the policy has forbidden since, and gets nothing new that it forbids", async () => {
    const { actor, tenant, other, share } = await scene();
    const owner = await createMember(tenant, "owner");
    const [with_, without] = [await share({ allowsDownload: true }), await share()];
    const policy = await getLinkPolicy(owner.actor);
    await setLinkPolicy(owner.actor, { ...policy, allowsDownload: false });
    const say = ({ link }: typeof without, input: z.input<typeof linkChangeSchema>) =>
      changeReviewLink(actor, link.id, to(input));
    expect(await say(with_, { allowsDownload: true })).toMatchObject({ allowsDownload: true });
    await expect(say(without, { allowsDownload: true })).rejects.toThrow(
      "does not allow recording downloads",
    );
    const elsewhere = await createNote(owner.actor, other.id, newNote());
    await expect(say(without, { noteIds: [elsewhere.id] })).rejects.toThrow("was not found");
    await revokeReviewLinks(actor, [without.link.id]);
    await expect(say(without, {})).rejects.toMatchObject({ code: "conflict" });
    await setLinkPolicy(owner.actor, { ...policy, onlyByAdmins: true });
    await expect(say(with_, {})).rejects.toMatchObject({ code: "forbidden" });
  });
});

test("where links hide the candidate at first, one press strikes every name, and the sender can say otherwise", async () => {
  const { tenant, actor, share } = await scene();
  const { actor: owner } = await createMember(tenant);
  await setLinkPolicy(owner, { ...(await getLinkPolicy(owner)), hidesCandidates: true });
  const hidden = await share();
  expect(hidden.link.isMasked).toBe(true);
  const { visitor } = await visitLink(hidden.token);
  expect(visitor.terms.struckNames).toEqual(
    expect.arrayContaining(["Maya Lindqvist", "Maya", "Lindqvist", "cand-7781"]),
  );
  const named = await share({ isMasked: false });
  expect(named.link.isMasked).toBe(false);
  expect(await getLinkPolicy(actor)).toMatchObject({ hidesCandidates: true });
});

test("where only owners and admins share, a recruiter can look and revoke, and no more", async () => {
  const { tenant, actor, interview, share } = await scene();
  const { actor: owner } = await createMember(tenant);
  const { link } = await share();
  const policy = await getLinkPolicy(owner);
  await setLinkPolicy(owner, { ...policy, onlyByAdmins: true });
  await expect(share()).rejects.toThrow("only owners and admins");
  await expect(extendReviewLink(actor, link.id, 30)).rejects.toThrow("only owners and admins");
  await expect(replaceLinkToken(actor, link.id)).rejects.toThrow("only owners and admins");
  expect((await createReviewLink(owner, { interviewIds: [interview.id] })).link.state).toBe("active");
  expect(await listReviewLinks(actor)).toHaveLength(2);
  await revokeReviewLinks(actor, [link.id]);
});

test("links are found by whom they are for, what they are called, whom they show and who made them", async () => {
  const { actor, share } = await scene();
  await share({ recipient: "Client Ltd" });
  await share({ headline: "100% shortlist" });
  const found = async (query: string) => (await listReviewLinks(actor, { query })).length;
  expect(await Promise.all(["client", "SHORTLIST", "maya", "robin vale"].map(found))).toEqual([1, 1, 2, 2]);
  expect(await Promise.all(["nobody", "_", "0%", "100_"].map(found))).toEqual([0, 0, 1, 0]);
});

test("a reviewer may not share, and a recruiter shares no judgement that is hidden from them", async () => {
  const { tenant, actor, interview, share } = await scene();
  const { actor: reviewer } = await createMember(tenant, "reviewer");
  await expect(createReviewLink(reviewer, { interviewIds: [interview.id] })).rejects.toThrow("role");
  await expect(getLinkChoices(reviewer, [interview.id])).rejects.toThrow("role");
  await expect(listReviewLinks(reviewer)).rejects.toThrow("role");
  const { link } = await share({ showsScores: true });
  await database().prisma.assignment.create({
    data: { tenantId: tenant.id, interviewId: interview.id, reviewerId: actor.user.id },
  });
  await expect(share({ showsScores: true })).rejects.toThrow("your own review");
  await expect(createPreview(actor, link.id)).rejects.toThrow("your own review");
  expect((await getLinkChoices(actor, [interview.id])).isBlind).toBe(true);
});

test("the chosen notes are shown, and no longer when they are made private", async () => {
  const { tenant, actor, interview, share } = await scene();
  await savePolicy((await createMember(tenant)).actor, {
    ...{ roleName: "", scorecardId: null, isBlind: false, isAnonymous: false, requiredReviews: 0 },
    ...{ assignment: "none", dueDays: null, reviewerIds: [] },
  });
  const chosen = await createNote(actor, interview.id, newNote({ body: "Maya is calm" }));
  await createNote(actor, interview.id, newNote({ body: "Not for the client" }));
  const secret = await createNote(actor, interview.id, newNote({ visibility: "private" }));
  await expect(share({ noteIds: [secret.id] })).rejects.toThrow("not found");
  const { token } = await share({ noteIds: [chosen.id], isMasked: true, struckNames: ["Maya"] });
  const { visitor } = await visitLink(token);
  const read = async () => (await getSharedJudgement(visitor, interview.id)).notes.map(({ body }) => body);
  expect(await read()).toEqual(["[name] is calm"]);
  await setNoteVisibility(actor, chosen.id, { visibility: "private", revision: 1 });
  expect(await read()).toEqual([]);
});

test("behind a masked link nothing of the candidate's name, reference or address is read", async () => {
  const { actor, interview, other, share } = await scene();
  await database().prisma.candidate.updateMany({ data: { email: "maya.l@mail.test" } });
  const { names } = await getLinkChoices(actor, [interview.id]);
  expect(names).toEqual(expect.arrayContaining(["Maya Lindqvist", "Maya", "Lindqvist", "cand-7781"]));
  const { token } = await share({
    ...{ interviewIds: [other.id, interview.id], isMasked: true, struckNames: names },
  });
  const { visitor } = await visitLink(token);
  const seen = JSON.stringify([
    await getInterview(visitor, interview.id),
    await getInterviews(visitor, visitor.interviewIds),
    (await findResultByInterview(visitor, interview.id))?.fileName,
  ]);
  expect(seen).not.toMatch(/maya|lindqvist|7781|okafor/i);
  expect(await getInterview(visitor, interview.id)).toMatchObject({ candidateName: "Candidate 2 (ML)" });
  expect((await findResultByInterview(visitor, interview.id))?.fileName).toBe("Interview 2");
});

test("what a visitor hears adds up, and a preview leaves no trace", async () => {
  const { actor, interview, other, share } = await scene();
  const { token, link } = await share({ allowsFeedback: true });
  const { visitor } = await visitLink(token);
  await recordHeard(visitor, interview.id, [[0, 4000]]);
  await Promise.all([
    recordHeard(visitor, interview.id, [[4000, 8000]]),
    recordHeard(visitor, interview.id, [[20_000, 24_000]]),
  ]);
  await expect(recordHeard(visitor, other.id, [[0, 1]])).rejects.toThrow("not found");
  const { secret } = await createPreview(actor, link.id);
  const preview = await actorForLinkVisitor(link.id, secret);
  if (!preview) throw new Error("The preview should open.");
  await recordHeard(preview, interview.id, [[0, 60_000]]);
  await recordVisit(preview, "link_opened");
  await expect(saveFeedback(preview, interview.id, FEEDBACK, SENT)).rejects.toThrow("preview");
  const visitors = await listLinkVisitors(actor, link.id);
  expect(visitors.map(({ heard }) => heard)).toEqual([
    [
      {
        interviewId: interview.id,
        parts: [
          [0, 8000],
          [20_000, 24_000],
        ],
      },
    ],
  ]);
  expect((await getReviewLink(actor, link.id))?.openCount).toBe(1);
});

const FEEDBACK: FeedbackInput = {
  name: "Jo Client",
  recommendation: "yes",
  summary: "Good.",
  comments: [{ atMs: 5000, body: "Here" }],
  ratings: [],
};
const SENT = { isSent: true };
const DRAFT = { isSent: false };

test("feedback is the visitor's own to change, and the team's to read with their name", async () => {
  const { actor, interview, share } = await scene();
  const silent = await visitLink((await share()).token);
  await expect(saveFeedback(silent.visitor, interview.id, FEEDBACK, SENT)).rejects.toThrow(
    "does not accept feedback",
  );
  const { token, link } = await share({ allowsFeedback: true, recipient: "Client Ltd" });
  const first = await visitLink(token);
  await saveFeedback(first.visitor, interview.id, FEEDBACK, SENT);
  await saveFeedback(first.visitor, interview.id, { ...FEEDBACK, recommendation: "strong_yes" }, DRAFT);
  const second = await visitLink(token);
  expect((await getOwnFeedback(second.visitor, interview.id)).summary).toBe("");
  const [read, ...more] = await listVisitorFeedback(actor, interview.id, { isBlind: false });
  expect(more).toEqual([]);
  expect(read).toMatchObject({
    ...{ visitorName: "Jo Client", recipient: "Client Ltd", recommendation: "strong_yes" },
    comments: [{ atMs: 5000, body: "Here" }],
  });
  expect(await listVisitorFeedback(actor, interview.id, { isBlind: true })).toEqual([]);
  await revokeReviewLinks(actor, [link.id]);
  expect(await actorForLinkVisitor(link.id, first.secret)).toBeNull();
});

test("a visitor's scorecard is a draft until it is sent, and counts among no member's scores", async () => {
  const { actor, interview, share } = await scene();
  const { token } = await share({ allowsFeedback: true, asksScorecard: true });
  const { visitor } = await visitLink(token);
  const scorecard = await getAskedScorecard(visitor, interview.id);
  const [scale, ...others] = scorecard?.criteria ?? [];
  const text = others.find(({ kind }) => kind === "text");
  if (scale?.kind !== "scale" || !text)
    throw new Error("The first scorecard should have a scale and a text.");
  const rating = {
    criterionId: scale.id,
    score: 4,
    comment: "Clear.",
    evidence: [{ atMs: 2000, quote: "" }],
  };
  const said = { ...FEEDBACK, name: "", ratings: [rating] };
  await saveFeedback(visitor, interview.id, said, DRAFT);
  const list = () => listVisitorFeedback(actor, interview.id, { isBlind: false });
  expect(await list()).toEqual([]);
  expect(await getOwnFeedback(visitor, interview.id)).toMatchObject({ ratings: [rating], isSent: false });

  await expect(saveFeedback(visitor, interview.id, said, SENT)).rejects.toThrow("Enter your name");
  await saveFeedback(visitor, interview.id, { ...said, name: "Jo" }, SENT);
  expect((await list())[0]?.scores?.ratings).toEqual([rating]);
  expect((await listSubmittedReviews(actor, [interview.id])).size).toBe(0);
  expect(await database().prisma.rating.count()).toBe(0);

  for (const wrong of [
    { ...rating, score: 0 },
    { ...rating, criterionId: text.id },
    { ...rating, criterionId: "unknown" },
  ])
    await expect(
      saveFeedback(visitor, interview.id, { ...FEEDBACK, ratings: [wrong] }, DRAFT),
    ).rejects.toThrow("does not match");
  const plain = await visitLink((await share({ allowsFeedback: true })).token);
  await expect(
    saveFeedback(plain.visitor, interview.id, { ...FEEDBACK, ratings: [rating] }, DRAFT),
  ).rejects.toThrow("does not match");
});

test("the scorecard is what the sender chose, else the role's, and stays the one that was begun", async () => {
  const { actor, interview, share } = await scene();
  const [, second] = await listScorecards(actor);
  if (!second) throw new Error("There should be two ready-made scorecards.");
  const asks = { allowsFeedback: true, asksScorecard: true };
  const chosen = await visitLink((await share({ ...asks, scorecardId: second.id })).token);
  const byRole = await visitLink((await share(asks)).token);
  const named = async ({ visitor }: typeof chosen) => (await getAskedScorecard(visitor, interview.id))?.name;
  expect([await named(chosen), await named(byRole)]).toEqual([second.name, "Structured interview"]);

  const rating = { criterionId: "customer", score: 3, comment: "", evidence: [] };
  await saveFeedback(chosen.visitor, interview.id, { ...FEEDBACK, ratings: [rating] }, DRAFT);
  const [first, ...rest] = second.criteria.filter(({ id }) => id !== "customer");
  if (!first) throw new Error("There should be other criteria.");
  await updateScorecard(actor, second.id, second.version, { name: second.name, criteria: [first, ...rest] });
  const asked = await getAskedScorecard(chosen.visitor, interview.id);
  expect(asked?.versionId).toBe(second.versionId);
  await expect(share({ ...asks, scorecardId: randomUUID() })).rejects.toThrow("not found");
  await expect(share({ asksScorecard: true })).rejects.toThrow("turn on feedback");
});

test("what happens with a link stands in the interview's history, for those who may share", async () => {
  const { tenant, actor, interview, share } = await scene();
  const { token, link } = await share({ recipient: "Client Ltd" });
  const { visitor } = await visitLink(token);
  await recordVisit(visitor, "link_opened");
  await recordVisit(visitor, "link_downloaded", [interview.id]);
  await extendReviewLink(actor, link.id, 5);
  await replaceLinkToken(actor, link.id);
  await revokeReviewLinks(actor, [link.id]);
  await revokeReviewLinks(actor, [link.id]);
  await expect(extendReviewLink(actor, link.id, 5)).rejects.toThrow("revoked");
  const open = { isBlind: false };
  const kinds = (await listActivities(actor, interview.id, open)).map(({ detail }) => detail.kind);
  expect(kinds.sort()).toEqual(
    ["link_downloaded", "link_extended", "link_made", "link_opened", "link_replaced", "link_revoked"].sort(),
  );
  const { actor: reviewer } = await createMember(tenant, "reviewer");
  expect(await listActivities(reviewer, interview.id, open)).toEqual([]);
});

test("the visitor's cookie goes to the visitor's pages and their API only, and never to a script", () => {
  const cookies = visitorCookies("01890000-0000-7000-8000-000000000000", "secret");
  expect(cookies.map((cookie) => /Path=([^;]+)/.exec(cookie)?.[1])).toEqual(["/review", "/api/review"]);
  for (const cookie of cookies) expect(cookie).toMatch(/; HttpOnly; SameSite=Lax/);
});
