import { expect, test } from "vitest";
import { getInterview } from "@/lib/data/interviews/interviews";
import { getReviewBoard } from "@/lib/data/reviews/reviews";
import { database } from "@/lib/db/client";
import { createConnection, createInterview, createMember, createTenant } from "@/prisma/factories";
import { inBrowser } from "@/testing/in-browser";
import { useTestDatabase } from "@/testing/use-test-database";
import { saveReviewAction } from "./reviews";

useTestDatabase();

test("what one wrote in a review is not saved as another's who signed in on the same computer", async () => {
  const tenant = await createTenant();
  const [writer, next] = [await createMember(tenant, "reviewer"), await createMember(tenant, "reviewer")];
  const { id: connectionId } = await createConnection(tenant.id);
  const { id } = await createInterview(tenant.id, connectionId);
  const interview = await getInterview(writer.actor, id);
  if (!interview) throw new Error("The interview is gone.");
  const { versionId } = (await getReviewBoard(writer.actor, interview)).scorecard;
  const written = { versionId, revision: null, recommendation: null, summary: "Calm.", ratings: [] };
  const save = (userId: string) =>
    inBrowser(userId, () => saveReviewAction(tenant.slug, id, writer.userId, written));
  expect(await save(next.userId)).toMatchObject({ ok: false, code: "UNAUTHENTICATED" });
  expect(await save(writer.userId)).toMatchObject({ ok: true });
  const saved = await database().prisma.review.findMany({ select: { authorId: true } });
  expect(saved).toEqual([{ authorId: writer.userId }]);
});
