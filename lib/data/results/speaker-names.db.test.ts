import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { parseInput } from "@/lib/http/parse";
import { createMember } from "@/prisma/factories";
import { createOrganisation, startPlatform } from "@/testing/recording-scene";
import { useTestDatabase } from "@/testing/use-test-database";
import { findResultByInterview } from "./results";
import { renameSpeaker, speakerNameSchema } from "./speaker-names";
import { getTimedTranscript } from "./timed-transcript";

useTestDatabase();

let platform: Awaited<ReturnType<typeof startPlatform>>;

beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform.close());

async function interviewWithNames() {
  const organisation = await createOrganisation();
  const transcript = [
    { speaker: "Interviewer", text: "What did you do before?", start: 0, end: 3 },
    { speaker: "Candidate", text: "I sold lamps.", start: 4, end: 10 },
  ];
  const sessionId = await platform.addSession({ status: "completed", transcript });
  const interview = await organisation.addInterview({ sessionId });
  const labels = async () => {
    const source = await findResultByInterview(organisation.actor, interview.id);
    if (!source) throw new Error("The interview was not found again.");
    return (await getTimedTranscript(organisation.actor, source, null)).speakers.map(
      (speaker) => speaker.label,
    );
  };
  return { ...organisation, interview, labels };
}

test("a name replaces the document's until it is given back, whoever gives it", async () => {
  const { actor, tenant, interview, labels } = await interviewWithNames();
  const reviewer = (await createMember(tenant, "reviewer")).actor;
  expect(await labels()).toEqual(["Interviewer", "Candidate"]);
  await renameSpeaker(actor, interview.id, { speakerId: "candidate", label: "Ada" });
  await renameSpeaker(reviewer, interview.id, { speakerId: "candidate", label: "Ada Lovelace" });
  expect(await labels()).toEqual(["Interviewer", "Ada Lovelace"]);
  await renameSpeaker(actor, interview.id, { speakerId: "candidate", label: null });
  expect(await labels()).toEqual(["Interviewer", "Candidate"]);
});

test("a speaker that the transcript has not cannot be named", async () => {
  const { actor, interview } = await interviewWithNames();
  const rename = renameSpeaker(actor, interview.id, { speakerId: "nobody", label: "Ada" });
  await expect(rename).rejects.toThrow("That speaker was not found");
});

test("names of a run of the session are not those of the next", async () => {
  const { actor, interview, labels } = await interviewWithNames();
  await renameSpeaker(actor, interview.id, { speakerId: "candidate", label: "Ada" });
  await database().prisma.interview.update({
    where: { id: interview.id },
    data: { completedAt: new Date("2026-11-02") },
  });
  expect(await labels()).toEqual(["Interviewer", "Candidate"]);
});

test("a name is trimmed, and neither empty nor longer than eighty characters", () => {
  const labelOf = (label: string) => parseInput(speakerNameSchema, { speakerId: "a", label }).label;
  expect(labelOf("  Ada \n Lovelace ")).toBe("Ada Lovelace");
  expect(labelOf("x".repeat(80))).toHaveLength(80);
  for (const label of [" ", "x".repeat(81), "a\0"]) expect(() => labelOf(label)).toThrow();
});
