import { expect, test } from "vitest";
import { row, sendJson, startTestPlatform } from "@/testing/platform-server";
import { type PlatformSession, sessionSchema } from "./schemas";

const WHOLE = {
  ...{ id: "0a000000-0000-4000-8000-000000000001", candidate_ref: "a-1", status: "completed" },
  ...{ role_name: "Cook", language: "en", tags: ["x"], metadata: { candidate_name: "Ada" } },
  ...{ duration_sec: 60, recording_s3_key: "r", transcript_s3_key: "t" },
  ...{ created_at: "2026-11-29T10:00:00Z", completed_at: "2026-11-29T10:01:00Z" },
};
const END = new Date("2026-11-29T10:01:00Z");
const END_SEC = END.getTime() / 1000;

type Row = [fields: object, read: Partial<PlatformSession>];

const READ: Row[] = [
  [{}, {}],
  // What stands in another form.
  ...[
    ..."2026-11-29T10:01:00.000Z|2026-11-29t10:01:00z|2026-11-29 10:01:00|2026-11-29 10:01|2026-11-29T10:01".split(
      "|",
    ),
    ..."2026-11-29 10:01:00+00|2026-11-29T10:01:00+0000|2026-11-29 15:31:00 +05:30|2026-11-29T10:01:00,25Z".split(
      "|",
    ),
    ..."  2026-11-29T10:01:00.123456789Z |2026/11/29 10:01:00|20261129T100100Z|20261129100100".split("|"),
    ..."2026-11-29 10:01:00 UTC|2026-11-29 10:01:00.5 +0000 UTC m=+0.01|2026-11-29T10:01:00Z[UTC]".split("|"),
    ..."Sun, 29 Nov 2026 10:01:00 GMT|29 Nov 2026 10:01:00 +0000|Sun Nov 29 10:01:00 2026".split("|"),
    ..."Sun Nov 29 2026 11:01:00 GMT+0100 (Central European Standard Time)|/Date(1795946460000)/".split("|"),
    ...[END_SEC, END_SEC * 1e3, END_SEC * 1e6, END_SEC + 0.5, String(END_SEC), String(END_SEC * 1e3)],
    ...[
      { $date: "2026-11-29T10:01:00Z" },
      { $date: { $numberLong: String(END_SEC * 1e3) } },
      [2026, 11, 29, 10, 1],
    ],
    ...[{ date: "2026-11-29 10:01:00.000000", timezone_type: 3, timezone: "UTC" }, { _seconds: END_SEC }],
    ...[["2026-11-29T10:01:00Z"], { seconds: String(END_SEC), nanos: 0 }],
  ].map((completed_at): Row => [{ completed_at }, { completedAt: END }]),
  [{ completed_at: "2026-11-29" }, { completedAt: new Date("2026-11-29T00:00:00Z") }],
  ...["60", " 60 ", "60.2", 59.6, "60s", "1:00", "00:01:00", "PT1M", "6e1", [60], { seconds: 60 }].map(
    (duration_sec): Row => [{ duration_sec }, { durationSec: 60 }],
  ),
  ...["a,7", "a; 7", '["a", "7"]', "{a,7}", ["a", 7], { 0: "a", 1: 7 }, { a: true, 7: true, b: false }].map(
    (tags): Row => [{ tags }, { tags: tags instanceof Object && "a" in tags ? ["7", "a"] : ["a", "7"] }],
  ),
  [{ tags: [null, "a", " ", "a", { name: "b" }] }, { tags: ["a", "b"] }],
  ...['{"candidate_name":"Ada"}', [{ candidate_name: "Ada" }], [{ key: "candidate_name", value: "Ada" }]].map(
    (metadata): Row => [{ metadata }, { metadata: { candidate_name: "Ada" } }],
  ),
  [{ candidate_ref: 4711 }, { candidateRef: "4711" }],
  [{ candidate_ref: { id: "a-1" } }, {}],
  ...[{ en: "Cook" }, ["Cook"], { name: "Cook", slug: "cook" }, " Cook "].map(
    (role_name): Row => [{ role_name }, {}],
  ),
  ...[["en"], { code: "en" }, "en "].map((language): Row => [{ language }, {}]),
  [{ role_name: null, persona: [{ role: "Nurse" }] }, { roleName: "Nurse" }],
  ...["COMPLETED", " Completed ", { name: "completed" }, ["completed"]].map(
    (status): Row => [{ status }, {}],
  ),
  ...[true, 1, "yes", { key: "x" }, ["x"]].map(
    (key): Row => [{ recording_s3_key: key }, { hasRecording: true }],
  ),
  ...[false, 0, "", " ", "null", {}, [], { key: null }].map(
    (key): Row => [{ recording_s3_key: key }, { hasRecording: false }],
  ),
  // What says nothing.
  ...["", " ", null, false, {}, [], "null", "0000-00-00 00:00:00", "0001-01-01T00:00:00Z", "0001-01-01"].map(
    (completed_at): Row => [{ completed_at }, { completedAt: null }],
  ),
  ...[0, "0", "1970-01-01T00:00:00Z", "1899-12-30 00:00:00", "9999-12-31T23:59:59Z"].map(
    (completed_at): Row => [{ completed_at }, { completedAt: null }],
  ),
  ...["", "null", [], {}].map((duration_sec): Row => [{ duration_sec }, { durationSec: null }]),
  ...[[], "", null, false, "null"].map((metadata): Row => [{ metadata }, { metadata: null }]),
  ...[[], {}, "", null, false].map((tags): Row => [{ tags }, { tags: [] }]),
  ...["", [], "Anna", 7, [null]].map((persona): Row => [{ persona }, {}]),
  // Names in other cases, and rows inside something.
  [{ completed_at: undefined, completedAt: END.toISOString(), DurationSec: "61" }, { completedAt: END }],
];

for (const [fields, read] of READ) {
  test(`A row with ${JSON.stringify(fields)} loses nothing`, () => {
    const { saysTags: _, ...known } = sessionSchema.parse(WHOLE);
    const session = sessionSchema.parse({ ...WHOLE, ...fields });
    const { completedAt } = session;
    // Fractions of a second are kept, and are not what this is about.
    if (completedAt) completedAt.setUTCMilliseconds(0);
    expect(session).toMatchObject({ ...known, ...read, oddFields: [] });
  });
}

const ODD: [fields: object, path: string][] = [
  ...[
    "soon",
    "2026-02-30",
    "2026-11-29T25:00:00Z",
    "11/12/2026",
    true,
    1e40,
    ["soon"],
    { at: 5 },
    "2999-01-01",
  ].map((value): [object, string] => [{ completed_at: value }, "completed_at"]),
  ...[-1, 1e12, "long", "NaN", true].map((value): [object, string] => [
    { duration_sec: value },
    "duration_sec",
  ]),
  ...[[1, 2], "text", 5, true].map((value): [object, string] => [{ metadata: value }, "metadata"]),
  [{ candidate_ref: "x".repeat(1000) }, "candidate_ref"],
  [{ candidate_ref: 2 ** 60 }, "candidate_ref"],
  [{ role_name: ["Cook", "Waiter"] }, "role_name"],
  [{ role_name: null, persona: { role_name: true } }, "persona.role_name"],
  [{ tags: true, language: { a: "x", b: "y" } }, "language"],
];

for (const [fields, path] of ODD) {
  test(`A row with ${JSON.stringify(fields).slice(0, 80)} is kept, and ${path} is named as odd`, () => {
    const session = sessionSchema.parse({ ...WHOLE, ...fields });
    expect(session).toMatchObject({ status: "completed", oddFields: [path] });
  });
}

test("Texts of any length become ones that the database's indexes hold", () => {
  const long = "ж".repeat(1_000_000);
  const session = sessionSchema.parse({
    ...WHOLE,
    role_name: long,
    language: long,
    tags: [long],
    source: long,
  });
  const { roleName, language, tags } = session;
  for (const text of [roleName, language, ...tags]) expect(text?.length).toBeLessThanOrEqual(200);
});

test("Values nested deeper than the stack are odd, and no more than that", () => {
  const deep = (open: string, close: string): unknown =>
    JSON.parse(`${open.repeat(100_000)}1${close.repeat(100_000)}`);
  for (const value of [deep("[", "]"), deep('{"value":', "}"), deep('{"session":', "}")]) {
    const over = Object.fromEntries(
      ["completed_at", "tags", "metadata", "role_name", "session"].map((k) => [k, value]),
    );
    expect(sessionSchema.parse({ ...WHOLE, ...over }).id).toBe(WHOLE.id);
  }
});

const WRAPPED = [
  { session: WHOLE },
  { data: WHOLE },
  { status: "success", data: { session: WHOLE } },
  [WHOLE],
  { data: [WHOLE] },
  JSON.stringify(WHOLE),
];

for (const answer of WRAPPED) {
  test(`A session is found in ${JSON.stringify(answer).slice(0, 40)}`, () => {
    expect(sessionSchema.parse(answer)).toMatchObject({
      id: WHOLE.id,
      status: "completed",
      roleName: "Cook",
    });
  });
}

test("Fields beside the id or one level below are both read", () => {
  const { id, ...attributes } = WHOLE;
  expect(sessionSchema.parse({ id, type: "sessions", attributes })).toMatchObject({ roleName: "Cook" });
});

const LISTS: [name: string, answer: unknown, count: number][] = [
  ["null", { sessions: null, total: 0 }, 0],
  ["an empty object", { sessions: {}, total: 0 }, 0],
  ["an object with positions as names", { data: { 0: row(1), 4: row(2) } }, 2],
  ["numbers as text", { sessions: [row(1)], total: "1", limit: "20", offset: "0" }, 1],
  ["an empty cursor", { sessions: [row(1)], next_cursor: "" }, 1],
];

for (const [name, answer, count] of LISTS) {
  test(`A list with ${name} is read to its end`, async () => {
    const { client } = await startTestPlatform((_, response) => sendJson(response, 200, answer));
    const page = await client.listSessions();
    expect(page.sessions).toHaveLength(count);
    expect(page.nextCursor === null || count === 2).toBe(true);
  });
}
