import type { MemberActor } from "@/lib/auth/actor";
import type { InterviewStanding } from "@/lib/data/interview-list/interview-standings";
import { listStandings } from "@/lib/data/interview-list/interview-standings";
import { getInterviews, type Interview } from "@/lib/data/interviews/interviews";
import { listSubmittedReviews, type Review } from "@/lib/data/reviews/reviews";

/** An interview beside others, with the submitted reviews that the actor may see. */
export type ComparedInterview = Interview & InterviewStanding & { reviews: Review[] };

/**
 * The interviews side by side, in the order of the ids. Those that are not there, or not completed, are left out: there
 * is nothing to compare of them.
 */
export async function getComparison(
  actor: MemberActor,
  interviewIds: string[],
): Promise<ComparedInterview[]> {
  const interviews = (await getInterviews(actor, interviewIds)).filter(
    ({ status }) => status === "completed",
  );
  const ids = interviews.map(({ id }) => id);
  const [standings, reviews] = await Promise.all([
    listStandings(actor, ids),
    listSubmittedReviews(actor, ids),
  ]);
  return interviews.flatMap((interview) => {
    const standing = standings.get(interview.id);
    return standing ? [{ ...interview, ...standing, reviews: reviews.get(interview.id) ?? [] }] : [];
  });
}
