import Ajv2020 from "ajv/dist/2020";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eraseCandidate } from "@/lib/data/erasure/erasures";
import { createReviewLink } from "@/lib/data/links/link-making";
import { saveFeedback } from "@/lib/data/links/visitor-feedback";
import { createNote } from "@/lib/data/notes/notes";
import { getPersonRecord } from "@/lib/data/person-file/person-records";
import { decide } from "@/lib/data/reviews/decisions";
import { database } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { watchAccess } from "@/lib/http/access-watch";
import { createCandidate, createMember, newNote, visitLink } from "@/prisma/factories";
import { eventually } from "@/testing/eventually";
import { readZip } from "@/testing/read-zip";
import { createOrganisation, startPlatform } from "@/testing/recording-scene";
import { submitWholeReview } from "@/testing/submit-whole-review";
import { timeLimit } from "@/testing/time-limit";
import { useTestDatabase } from "@/testing/use-test-database";
import { personZip } from "./person-zip";

useTestDatabase();

let platform: Awaited<ReturnType<typeof startPlatform>>;

beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform.close());

const ENDLESS = { signal: new AbortController().signal, stop: () => {} };
const WHOLE = { status: "completed", generatedRecording: { seconds: 2, sampleRate: 8000, channels: 1 } };

async function scene() {
  const organisation = await createOrganisation();
  const { actor, tenant } = organisation;
  const candidate = await createCandidate(tenant.id, { name: "Ada <b>Example", ref: "ada-1" });
  const transcript = [{ speaker: "Candidate", text: "I sold lamps.", start: 0, end: 2 }];
  const sessionId = await platform.addSession({ ...WHOLE, transcript });
  const interview = await organisation.addInterview({
    sessionId,
    candidateId: candidate.id,
    roleName: "Cook",
  });
  const export_ = async () => {
    const record = await getPersonRecord(actor, candidate.id);
    if (!record) throw new Error("The candidate is gone.");
    const stream = personZip(actor, record, ENDLESS);
    return readZip(Buffer.from(await new Response(stream).arrayBuffer()));
  };
  return { ...organisation, candidate, interview, transcript, export: export_ };
}

test("what there is on somebody is there for programs, by its schema, and for people", async () => {
  const { actor, tenant, interview, export: pack } = await scene();
  const colleague = await createMember(tenant, "recruiter");
  await createNote(actor, interview.id, newNote({ body: "Calm & kind", quote: "I sold lamps." }));
  await createNote(colleague.actor, interview.id, newNote({ body: "for me alone", visibility: "private" }));
  await submitWholeReview(actor, interview.id);
  await decide(actor, interview.id, { outcome: "advance", reasonCode: null, comment: "At last" });
  const { token } = await createReviewLink(actor, {
    ...{ interviewIds: [interview.id], recipient: "Client Ltd", allowsFeedback: true },
  });
  const { visitor } = await visitLink(token);
  const said = {
    name: "Kim Visitor",
    recommendation: "yes" as const,
    summary: "Good",
    comments: [],
    ratings: [],
  };
  await saveFeedback(visitor, interview.id, said, { isSent: true });

  const files = await pack();
  const text = (name: string) => files.get(name)?.toString() ?? "";
  const person = JSON.parse(text("person.json"));
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const isRight = ajv.compile(JSON.parse(text("schema.json")));
  expect(isRight(person), JSON.stringify(isRight.errors)).toBe(true);
  expect(person).toMatchObject({
    person: { name: "Ada <b>Example", references: ["ada-1"] },
    interviews: [
      {
        ...{ role: "Cook", notes: [{ text: "Calm & kind", quote: "I sold lamps." }], privateNotes: 1 },
        decisions: [{ outcome: "advance", comment: "At last" }],
        visitorFeedback: [{ summary: "Good" }],
        sharedWith: [{ recipient: "Client Ltd" }],
      },
    ],
  });
  expect(person.interviews[0].reviews).toHaveLength(1);
  const page = text("index.html");
  for (const word of ["Ada &lt;b&gt;Example", "Calm &amp; kind", "At last", "Client Ltd", "Cook"])
    expect(page).toContain(word);
  // Who wrote something, and what nobody else is to read, is not the person's.
  const everything = page + text("person.json");
  for (const word of ["for me alone", actor.user.name, actor.user.email, "Kim Visitor"])
    expect(everything).not.toContain(word);
});

test("the recording and the transcript are there as the platform has them", async () => {
  const { transcript, export: pack } = await scene();
  const files = await pack();
  expect([...files.keys()]).toEqual([
    ...["index.html", "person.json", "schema.json"],
    ...["interview-1/transcript.json", "interview-1/recording.wav"],
  ]);
  expect(JSON.parse(files.get("interview-1/transcript.json")?.toString() ?? "")).toEqual(transcript);
  const recording = files.get("interview-1/recording.wav");
  expect(recording?.subarray(0, 4).toString()).toBe("RIFF");
  expect(recording).toHaveLength(44 + 2 * 8000 * 2);
});

test("what the platform does not have is said, and the rest is there", async () => {
  const { candidate, addInterview, export: pack } = await scene();
  await addInterview({ candidateId: candidate.id, sessionCreatedAt: new Date() });
  const files = await pack();
  expect(files.has("interview-1/recording.wav")).toBe(true);
  expect(files.get("not-included.txt")?.toString()).toContain("interview-2: no recording");
  expect(JSON.parse(files.get("person.json")?.toString() ?? "").interviews).toHaveLength(2);
});

test("a recording that breaks off breaks the file off", async () => {
  const { export: pack } = await scene();
  await platform.order({ cutAfterBytes: 1000 });
  await expect(pack()).rejects.toThrow();
  await platform.reset();
});

test(
  "a download ends when its candidate is erased, and its reader when they are gone",
  async () => {
    const { actor, candidate, addInterview } = await scene();
    const generatedRecording = { seconds: 60 * 60, sampleRate: 16_000, channels: 1 };
    const sessionId = await platform.addSession({ status: "completed", generatedRecording });
    await addInterview({ sessionId, candidateId: candidate.id, sessionCreatedAt: new Date() });
    const record = await getPersonRecord(actor, candidate.id);
    if (!record) throw new Error("The candidate is gone.");
    const check = async () => {
      if (!(await getPersonRecord(actor, candidate.id))) throw notFound("That candidate");
    };
    const begin = () => {
      const access = watchAccess(check);
      let isOver = false;
      const stop = () => {
        isOver = true;
        access.stop();
      };
      const reader = personZip(actor, record, { signal: access.signal, stop }).getReader();
      return { reader, signal: access.signal, isOver: () => isOver };
    };
    const [left, erased] = [begin(), begin()];
    await left.reader.read();
    await left.reader.cancel();
    expect(left.isOver()).toBe(true);

    await erased.reader.read();
    await eraseCandidate(actor, candidate.id, { reason: "asked", caseNumber: "", typed: "Ada <b>Example" });
    await eventually(() => expect(erased.signal.aborted).toBe(true));
    const readAll = async () => {
      while (!(await erased.reader.read()).done);
    };
    await expect(readAll()).rejects.toThrow();
    expect(erased.isOver()).toBe(true);
  },
  timeLimit(30_000),
);

test("nobody but owners and admins is given it, and none who was merged has one of their own", async () => {
  const { tenant, candidate, actor } = await scene();
  const recruiter = await createMember(tenant, "recruiter");
  await expect(getPersonRecord(recruiter.actor, candidate.id)).rejects.toThrow("does not allow");
  const twin = await createCandidate(tenant.id, { name: "Ada Twin", ref: "ada-2" });
  await database().prisma.candidate.update({ where: { id: twin.id }, data: { mergedIntoId: candidate.id } });
  expect(await getPersonRecord(actor, twin.id)).toBeNull();
  expect(await getPersonRecord(actor, candidate.id)).toMatchObject({
    person: { references: ["ada-1", "ada-2"], otherNames: ["Ada Twin"] },
  });
});

test(
  "however long a recording is, little of it is in memory at a time",
  async () => {
    const { actor, candidate, addInterview } = await scene();
    const generatedRecording = { seconds: 4 * 60 * 60, sampleRate: 16_000, channels: 1 };
    const sessionId = await platform.addSession({ status: "completed", generatedRecording });
    await addInterview({ sessionId, candidateId: candidate.id, sessionCreatedAt: new Date() });
    const record = await getPersonRecord(actor, candidate.id);
    if (!record) throw new Error("The candidate is gone.");
    let [sizeBytes, mostBytes] = [0, 0];
    for await (const chunk of personZip(actor, record, ENDLESS)) {
      sizeBytes += chunk.length;
      mostBytes = Math.max(mostBytes, process.memoryUsage().arrayBuffers);
    }
    expect(sizeBytes).toBeGreaterThan(400 * 1024 * 1024);
    expect(mostBytes).toBeLessThan(sizeBytes / 3);
  },
  timeLimit(120_000),
);
