import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { actorForJob, type MemberActor } from "@/lib/auth/actor";
import { database } from "@/lib/db/client";
import { runDueJobs } from "@/lib/jobs/runner";
import { normaliseTranscript } from "@/lib/transcript/normalise";
import { createConnection, createInterview, createMember, createTenant } from "@/prisma/factories";
import { createOrganisation, startPlatform } from "@/testing/recording-scene";
import { useTestDatabase } from "@/testing/use-test-database";
import { findResultByInterview } from "./results";
import { renameSpeaker } from "./speaker-names";
import { getTenantSettings, setKeepsTranscriptText } from "./tenant-settings";
import { indexTranscript } from "./transcript-index";
import { searchTranscripts } from "./transcript-search";

useTestDatabase();

let platform: Awaited<ReturnType<typeof startPlatform>>;

beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform.close());
beforeEach(() => database().prisma.job.deleteMany({}));

const TALK = [
  { speaker: "Interviewer", text: "What did you do before?", start: 0, end: 3 },
  {
    speaker: "Candidate",
    text: "I was managing a lamp shop for nine years, über die Brücke.",
    start: 4,
    end: 12,
  },
];

async function newTenant() {
  const tenant = await createTenant();
  const { actor } = await createMember(tenant);
  const connection = await createConnection(tenant.id);
  return {
    actor,
    tenant,
    addInterview: (overrides: Parameters<typeof createInterview>[2] = {}) =>
      createInterview(tenant.id, connection.id, overrides),
  };
}

async function index(
  actor: MemberActor,
  interviewId: string,
  document: unknown,
  language: string | null = "en",
) {
  const source = await findResultByInterview(actor, interviewId);
  if (!source) throw new Error("The interview was not found again.");
  return indexTranscript(
    actorForJob(actor.tenantId, "index"),
    source,
    normaliseTranscript(document),
    language,
  );
}

async function indexed(document: unknown, language: string | null = "en") {
  const { actor, addInterview, tenant } = await newTenant();
  const interview = await addInterview();
  await index(actor, interview.id, document, language);
  return { actor, tenant, interview };
}

/** The marked words of everything that is found. */
async function marksOf(actor: MemberActor, query: string): Promise<string[]> {
  const result = await searchTranscripts(actor, { query, cursor: null });
  if (result.state !== "found") return [result.state];
  return result.interviews.flatMap(({ hits }) =>
    hits.map(({ snippet }) =>
      snippet.pieces
        .filter(({ isMatch }) => isMatch)
        .map(({ text }) => text)
        .join("|"),
    ),
  );
}

async function runAll(): Promise<void> {
  await database().prisma.job.updateMany({ data: { runAt: new Date(0) } });
  while ((await runDueJobs()) > 0);
}

test("a word is found in its other forms, without case or diacritics, and by its beginning", async () => {
  const { actor } = await indexed(TALK);
  expect(await marksOf(actor, "managed")).toEqual(["managing"]);
  expect(await marksOf(actor, "LAMPS year")).toEqual(["lamp|years"]);
  expect(await marksOf(actor, "uber brucke")).toEqual(["über|Brücke"]);
  expect(await marksOf(actor, "mana")).toEqual(["managing"]);
  expect(await marksOf(actor, "what did you do")).toEqual(["What|did|you|do"]);
  expect(await marksOf(actor, "lamp shop heron")).toEqual([]);
  expect(await marksOf(actor, '"lamp shop"')).toEqual(["lamp shop"]);
  expect(await marksOf(actor, '"shop lamp"')).toEqual([]);
});

test("a hit names interview, speaker and moment", async () => {
  const { actor, interview } = await indexed(TALK);
  const result = await searchTranscripts(actor, { query: "brucke", cursor: null });
  expect(result).toMatchObject({
    state: "found",
    nextCursor: null,
    interviews: [
      {
        interviewId: interview.id,
        candidateName: "Ada Example",
        language: "en",
        total: 1,
        hits: [{ speakerLabel: "Candidate", found: "Brücke" }],
      },
    ],
  });
  const atMs = result.state === "found" ? result.interviews[0]?.hits[0]?.atMs : null;
  expect(atMs).toBeGreaterThanOrEqual(4_000);
  expect(atMs).toBeLessThan(12_000);
});

test.each([
  ["zh", "我在北京的一家咖啡店做店铺经理。", "店铺经理", "店铺经理"],
  ["zh", "我在北京的一家咖啡店做店铺经理。", "京", "京"],
  ["ja", "東京でカフェの店長をしていました。", "カフェ", "カフェ"],
  ["th", "ผมเคยเป็นผู้จัดการร้านกาแฟ", "กาแฟ", "กาแฟ"],
  ["ka", "ადრე კომპანიაში ვმუშაობდი ანალიტიკოსად.", "კომპანია", "კომპანიაში"],
  ["ka", "ადრე კომპანიაში ვმუშაობდი ანალიტიკოსად.", "მუშაობ", "ვმუშაობდი"],
  ["ko", "저는 회사에서 일했습니다.", "회사", "회사에서"],
  ["ru", "Я работал новым менеджером.", "новый", "новым"],
  ["ar", "كنتُ أعملُ في المتجر", "اعمل", "أعملُ"],
  [null, "Weiß man nie.", "weiss", "Weiß"],
])("finds words of %s", async (language, text, query, found) => {
  const { actor } = await indexed([{ speaker: "Candidate", text }], language);
  expect(await marksOf(actor, query)).toEqual([found]);
});

test("another tenant finds nothing, and a new name is found with its interview only there", async () => {
  const { actor } = await indexed(TALK);
  const { actor: outsider, addInterview } = await newTenant();
  const own = await addInterview();
  await index(outsider, own.id, [{ speaker: "Candidate", text: "I sold herons." }]);
  expect(await marksOf(outsider, "lamp")).toEqual([]);
  expect(await marksOf(outsider, "heron")).toEqual(["herons"]);
  expect(await marksOf(actor, "heron")).toEqual([]);
});

test("no query makes the search fail", async () => {
  const { actor } = await indexed(TALK);
  const queries = fc.sample(fc.string({ unit: "binary", maxLength: 80 }), 40);
  for (const odd of [...queries, "' | '", "lamp:* & !shop", "\\", "''''", "a".repeat(200), "½ ﷺ ㎏ lamp"]) {
    const query = odd.replaceAll("\0", "");
    expect(await searchTranscripts(actor, { query, cursor: "odd" }), query).toHaveProperty("state");
  }
});

test("interviews come newest first, page by page, each with a few passages and their number", async () => {
  const { actor, addInterview } = await newTenant();
  const talk = Array.from({ length: 5 }, (_, turn) => ({
    speaker: "Candidate",
    text: `Lamp number ${turn}.`,
  }));
  const expected: string[] = [];
  for (let day = 1; day <= 23; day += 1) {
    const interview = await addInterview({ sessionCreatedAt: new Date(Date.UTC(2026, 9, day)) });
    await index(actor, interview.id, talk);
    expected.unshift(interview.id);
  }
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof searchTranscripts>> = await searchTranscripts(actor, {
      query: "lamp",
      cursor,
    });
    if (page.state !== "found") throw new Error("It should be found.");
    for (const { interviewId, hits, total } of page.interviews) {
      seen.push(interviewId);
      expect([hits.length, total]).toEqual([3, 5]);
    }
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen).toEqual(expected);
});

test("turning it off deletes what is kept and stops keeping, turning it on reads everything anew", async () => {
  const { actor, interview, tenant } = await indexed(TALK);
  await database().prisma.interview.update({ where: { id: interview.id }, data: { hasTranscript: true } });
  const { actor: other } = await indexed(TALK);
  const reviewer = (await createMember(tenant, "reviewer")).actor;
  await expect(setKeepsTranscriptText(reviewer, false)).rejects.toThrow("does not allow");
  expect(await marksOf(reviewer, "lamp")).toEqual(["lamp"]);

  await setKeepsTranscriptText(actor, false);
  const kept = () => database().prisma.transcriptPassage.count({ where: { tenantId: actor.tenantId } });
  expect(await kept()).toBe(0);
  expect(await marksOf(actor, "lamp")).toEqual(["off"]);
  expect(await index(actor, interview.id, TALK)).toBe("off");
  expect(await kept()).toBe(0);
  expect(await marksOf(other, "lamp")).toEqual(["lamp"]);

  await setKeepsTranscriptText(actor, true);
  expect(await getTenantSettings(actor)).toMatchObject({ keepsTranscriptText: true });
  const job = await database().prisma.job.findFirst({ where: { tenantId: actor.tenantId } });
  expect(job).toMatchObject({ kind: "index", subjectId: interview.id });
});

test("turning it off while a transcript is being stored leaves nothing", async () => {
  const { actor, interview } = await indexed(TALK);
  await Promise.all([
    ...Array.from({ length: 5 }, () => index(actor, interview.id, TALK)),
    setKeepsTranscriptText(actor, false),
    ...Array.from({ length: 5 }, () => index(actor, interview.id, TALK)),
  ]);
  expect(await database().prisma.transcriptPassage.count({ where: { tenantId: actor.tenantId } })).toBe(0);
});

test("jobs keep a finished interview's transcript, and that of the session's next run in its place", async () => {
  const organisation = await createOrganisation();
  const sessionId = await platform.addSession({
    status: "completed",
    transcriptFile: "store-manager-en.json",
  });
  await runAll();
  const count = () =>
    database().prisma.transcriptPassage.count({ where: { tenantId: organisation.tenant.id } });
  expect(await marksOf(organisation.actor, "footfall")).toEqual(["footfall"]);
  const before = await count();

  // The same again: nothing is asked for, nothing changes.
  const interview = await database().prisma.interview.findFirstOrThrow({
    where: { tenantId: organisation.tenant.id, sessionId },
  });
  await database().prisma.transcriptPassage.updateMany({
    where: { interviewId: interview.id },
    data: { text: "kept as it was" },
  });
  const again = { tenantId: organisation.tenant.id, kind: "index", subjectId: interview.id } as const;
  await database().prisma.job.create({ data: { ...again, runAt: new Date(0) } });
  await runAll();
  expect(await count()).toBe(before);
  expect(await marksOf(organisation.actor, "footfall")).toEqual([""]);

  await database().prisma.interview.update({
    where: { id: interview.id },
    data: { completedAt: new Date("2026-11-02") },
  });
  await database().prisma.job.create({ data: { ...again, runAt: new Date(0) } });
  await runAll();
  expect(await marksOf(organisation.actor, "footfall")).toEqual(["footfall"]);
  expect(await count()).toBe(before);
});

test("a speaker's new name stands in what is found, and in nobody else's", async () => {
  const organisation = await createOrganisation();
  const sessionId = await platform.addSession({ status: "completed", transcript: TALK });
  const interview = await organisation.addInterview({ sessionId });
  await index(organisation.actor, interview.id, TALK);
  const found = async () => {
    const result = await searchTranscripts(organisation.actor, { query: "lamp", cursor: null });
    return result.state === "found" ? result.interviews[0]?.hits[0]?.speakerLabel : null;
  };
  const source = normaliseTranscript(TALK).speakers.find(({ role }) => role === "candidate");
  const speakerId = source?.id ?? "";
  await renameSpeaker(organisation.actor, interview.id, { speakerId, label: "Ada" });
  expect(await found()).toBe("Ada");
  await renameSpeaker(organisation.actor, interview.id, { speakerId, label: null });
  expect(await found()).toBe("Candidate");
});
