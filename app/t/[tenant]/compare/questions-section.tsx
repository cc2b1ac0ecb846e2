import { loadTranscript } from "@/app/_interview/load-transcript";
import { QuestionsView } from "@/components/compare/questions-view";
import { TimesOnTheWay } from "@/components/transcript/times-on-the-way";
import type { MemberActor } from "@/lib/auth/actor";
import { questionRows } from "@/lib/compare/question-rows";
import type { ComparedInterview } from "@/lib/data/reports/comparisons";

type QuestionsSectionProps = { actor: MemberActor; interviews: ComparedInterview[] };

/** The interviews' questions as they arrive, after the rest of the page. */
export async function QuestionsSection({ actor, interviews }: QuestionsSectionProps) {
  const loaded = await Promise.all(interviews.map((interview) => loadTranscript(actor, interview)));
  const compared = interviews.map(({ language }, index) => {
    const one = loaded[index];
    if (one?.ok) return { language, transcript: one.transcript };
    return { language, transcript: null, isLater: one !== undefined && one.problem !== "none" };
  });
  const untimed = interviews.find(
    ({ hasRecording }, index) => hasRecording && compared[index]?.transcript?.source === "untimed",
  );
  const { slug } = actor.tenant;
  return (
    <>
      {untimed ? (
        <TimesOnTheWay key={untimed.id} waveformUrl={`/api/t/${slug}/interviews/${untimed.id}/waveform`} />
      ) : null}
      <QuestionsView
        tenantSlug={slug}
        interviews={interviews.map(({ reviews: _, ...shown }) => shown)}
        rows={questionRows(compared)}
        isLater={compared.some(({ isLater }) => isLater)}
      />
    </>
  );
}
