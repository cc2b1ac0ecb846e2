import { actorForLinkVisitor } from "@/lib/auth/actor";
import { openLink } from "@/lib/auth/links/link-visits";
import { createReviewLink } from "@/lib/data/links/link-making";
import { recordVisit } from "@/lib/data/links/link-visits";
import { saveFeedback } from "@/lib/data/links/visitor-feedback";
import { database } from "@/lib/db/client";
import type { Team } from "./team";

/** Two review links: one that a client has opened and answered, and one that hides who the candidates are. */
export async function shareLinks({ nora, ben }: Team): Promise<void> {
  const maya = await interviewOf(nora.tenantId, "cand-1042");
  const marcus = await interviewOf(nora.tenantId, "cand-1043");
  const alejandro = await interviewOf(nora.tenantId, "cand-1046");
  const katharina = await interviewOf(nora.tenantId, "cand-1045");
  if (!maya || !marcus || !alejandro || !katharina) return;
  const { token } = await createReviewLink(nora, {
    interviewIds: [maya, marcus],
    recipient: "Helen Marsh, Northgate Retail",
    headline: "Two leads for your Leeds stores",
    message: "Maya is our favourite. Could you tell us by Thursday whom you would like to meet?",
    allowsFeedback: true,
    days: 14,
  });
  await createReviewLink(ben, {
    interviewIds: [alejandro, katharina],
    recipient: "Hiring panel, St Anne’s",
    headline: "Two candidates, names hidden",
    isMasked: true,
    days: 7,
  });
  await answer(token, maya);
}

/** A client opens the link in a browser of theirs and sends feedback. */
async function answer(token: string, interviewId: string): Promise<void> {
  const browser = {
    device: "Safari on iPhone",
    caller: "127.0.0.1",
    passcode: "",
    email: "",
    code: "",
    known: undefined,
  };
  const opened = await openLink({ token, ...browser });
  if (opened.outcome !== "opened") throw new Error(`The demo's review link did not open: ${opened.outcome}.`);
  const helen = await actorForLinkVisitor(opened.linkId, opened.secret);
  if (!helen) throw new Error("The demo's visitor is not let in.");
  await recordVisit(helen, "link_opened");
  const feedback = {
    name: "Helen Marsh",
    recommendation: "strong_yes",
    summary: "We would like to meet Maya. Could she come on Tuesday or Wednesday?",
    comments: [
      { atMs: 40_180, body: "Exactly what our Leeds store needs: she moved the hours to the customers." },
    ],
    ratings: [],
  } as const;
  await saveFeedback(
    helen,
    interviewId,
    { ...feedback, comments: [...feedback.comments], ratings: [] },
    { isSent: true },
  );
}

async function interviewOf(tenantId: string, candidateRef: string): Promise<string | null> {
  const row = await database().prisma.interview.findFirst({
    where: { tenantId, candidateRef },
    select: { id: true },
  });
  return row?.id ?? null;
}
