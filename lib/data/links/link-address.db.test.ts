/** What a sender can see again of a link: its address, and what was sent through it. */
import { expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { createConnection, createInterview, createMember, createTenant, visitLink } from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { getLinkToken } from "./link-address";
import { replaceLinkToken, revokeReviewLinks } from "./link-changes";
import { listLinkFeedback } from "./link-feedback";
import { createReviewLink } from "./link-making";
import { getReviewLink } from "./review-links";
import { getVisitProgress } from "./visit-progress";
import { saveFeedback } from "./visitor-feedback";

useTestDatabase();

const SAID = { name: "Jo", recommendation: "yes" as const, summary: "Good", comments: [], ratings: [] };

async function scene() {
  const tenant = await createTenant();
  const { actor } = await createMember(tenant, "recruiter");
  const connection = await createConnection(tenant.id);
  const interview = await createInterview(tenant.id, connection.id, { candidateName: "Maya Lindqvist" });
  const other = await createInterview(tenant.id, connection.id, { candidateName: "Tom Okafor" });
  const made = await createReviewLink(actor, {
    ...{ interviewIds: [interview.id, other.id], allowsFeedback: true },
  });
  return { tenant, actor, interview, other, ...made };
}

test("whoever made a link copies its address again, and nobody else does", async () => {
  const { tenant, actor, link, token } = await scene();
  expect(await getLinkToken(actor, link.id)).toEqual({ token });
  const { actor: owner } = await createMember(tenant, "owner");
  await expect(getLinkToken(owner, link.id)).rejects.toMatchObject({ code: "not_found" });
  const row = await database().prisma.reviewLink.findUniqueOrThrow({ where: { id: link.id } });
  expect(Buffer.from(row.tokenCiphertext ?? []).includes(token)).toBe(false);

  const replaced = await replaceLinkToken(actor, link.id);
  expect(await getLinkToken(actor, link.id)).toEqual({ token: replaced.token });
  await revokeReviewLinks(actor, [link.id]);
  await expect(getLinkToken(actor, link.id)).rejects.toMatchObject({ code: "not_found" });
  expect((await getReviewLink(actor, link.id))?.isAddressKept).toBe(false);
});

test("a visitor sees how far they are, and the sender what was sent", async () => {
  const { actor, interview, other, link, token } = await scene();
  const { visitor } = await visitLink(token);
  await saveFeedback(visitor, interview.id, SAID, { isSent: true });
  await saveFeedback(visitor, other.id, SAID, { isSent: false });
  expect((await getVisitProgress(visitor)).map(({ candidateName, state }) => [candidateName, state])).toEqual(
    [
      ["Maya Lindqvist", "sent"],
      ["Tom Okafor", "begun"],
    ],
  );
  expect(await listLinkFeedback(actor, link.id)).toMatchObject([
    { interviewId: interview.id, isBlind: false, recommendation: "yes", summary: "Good" },
  ]);
});

test("what a client thinks stays hidden from who reviews blind", async () => {
  const { tenant, actor, interview, link, token } = await scene();
  const { visitor } = await visitLink(token);
  await saveFeedback(visitor, interview.id, SAID, { isSent: true });
  await database().prisma.assignment.create({
    data: {
      tenantId: tenant.id,
      interviewId: interview.id,
      reviewerId: actor.user.id,
      assignedById: actor.user.id,
    },
  });
  const [said] = await listLinkFeedback(actor, link.id);
  expect(said).toMatchObject({ interviewId: interview.id, isBlind: true });
  expect(said).not.toHaveProperty("summary");
});
