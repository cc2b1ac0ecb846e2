import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { normaliseTranscript } from "./normalise";
import type { Transcript } from "./types";

const QUESTION = "Hello, thank you for joining. What did you do in your last job?";
const ANSWER = "I packed boxes for three years. Then I led a small team.";
const SECOND_QUESTION = "Why do you want to change?";
const SECOND_ANSWER = "I would like to work with customers again.";
const TALK = [QUESTION, ANSWER, SECOND_QUESTION, SECOND_ANSWER];
const FIXTURES = path.join(import.meta.dirname, "fixtures");
const SEEDS = path.join(import.meta.dirname, "../../sandbox/seed");

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));
const fixture = (name: string) => normaliseTranscript(readJson(path.join(FIXTURES, `${name}.json`)));
const textsOf = ({ turns }: Transcript) => turns.map(({ text }) => text);
const labelsOf = ({ turns, speakers }: Transcript) =>
  turns.map(({ speakerId }) => speakers.find(({ id }) => id === speakerId)?.label ?? null);
const startsOf = ({ turns }: Transcript) => turns.map(({ startMs }) => startMs);
const alternating = (first: string | null, second: string | null) => [first, second, first, second];

test("has a fixture for every expectation and an expectation for every fixture", () => {
  const names = readdirSync(FIXTURES).map((file) => file.replace(/\.json$/, ""));
  expect(names.sort()).toEqual(EXPECTED.map(([name]) => name).sort());
});

/** Fixture, labels of the speakers, what stays unread. All hold the same talk. */
const EXPECTED: [name: string, labels: (string | null)[], unrecognised: string[]][] = [
  ["assemblyai", alternating("Speaker A", "Speaker B"), ["/chapters"]],
  ["aws-transcribe", alternating("Speaker 1", "Speaker 2"), []],
  ["aws-transcribe-segments", alternating("Speaker 1", "Speaker 2"), []],
  ["azure-batch", alternating("Speaker 1", "Speaker 2"), []],
  ["azure-fast", alternating("Speaker 1", "Speaker 2"), []],
  ["azure-ticks", alternating("Guest-1", "Guest-2"), []],
  ["chat-export", alternating("Interviewer", "Candidate"), ["/title"]],
  ["contact-lens", alternating("Interviewer", "Candidate"), []],
  ["deepgram", alternating("Speaker 1", "Speaker 2"), []],
  ["deepgram-channels", alternating("Speaker 1", "Speaker 2"), []],
  ["deepgram-utterances", alternating("Speaker 1", "Speaker 2"), []],
  ["elevenlabs-agent", alternating("Interviewer", "Candidate"), ["/transcript/2", "/analysis"]],
  ["elevenlabs-scribe", alternating("Speaker 1", "Speaker 2"), []],
  ["fireflies", alternating("Maria Lopez", "Nino Beridze"), ["/data/transcript/title"]],
  ["gemini-contents", alternating("Interviewer", "Candidate"), []],
  ["google-speech", alternating("Speaker 1", "Speaker 2"), []],
  ["json-in-string", alternating("Interviewer", "Candidate"), ["/result"]],
  ["livekit", alternating("Interviewer", "Candidate"), ["/items/0", "/items/5", "/items/6"]],
  ["ndjson", alternating("Speaker 1", "Speaker 2"), []],
  ["newest-of-many-updates", alternating("Interviewer", "Candidate"), []],
  ["one-list-per-side", alternating("Interviewer", "Candidate"), []],
  ["openai-messages", alternating("Interviewer", "Candidate"), ["/0", "/3", "/4"]],
  ["openai-realtime", alternating("Interviewer", "Candidate"), ["/items/0", "/items/5"]],
  ["plain-text", alternating("Interviewer", "Candidate"), []],
  ["podcast-namespace", alternating("Maria", "Nino"), []],
  ["podcast-namespace-words", alternating("Maria", "Nino"), []],
  ["questions-and-answers", alternating("Interviewer", "Candidate"), ["/candidate"]],
  ["recall", alternating("Maria Lopez", "Nino Beridze"), []],
  [
    "retell",
    alternating("Interviewer", "Candidate"),
    ["/transcript_with_tool_calls/2", "/transcript_with_tool_calls/3", "/call_analysis"],
  ],
  ["rev", alternating("Speaker 1", "Speaker 2"), []],
  ["rows", alternating("Interviewer", "Candidate"), []],
  ["sections", alternating("Interviewer", "Candidate"), ["/sections/0/title", "/sections/1/title"]],
  ["speechmatics", alternating("Speaker 1", "Speaker 2"), []],
  ["subrip", alternating("Maria", "Nino"), []],
  ["ultravox", alternating("Interviewer", "Candidate"), []],
  ["unknown-keys", alternating("Maria", "Nino"), []],
  [
    "vapi",
    alternating("Interviewer", "Candidate"),
    [
      "/endedReason",
      "/messages/0",
      "/messages/5",
      "/messages/6",
      "/artifact/messagesOpenAIFormatted/0",
      "/analysis",
    ],
  ],
  ["watson", alternating("Speaker 1", "Speaker 2"), []],
  ["whisper-chunks", alternating(null, null), []],
  ["whisper-cpp", alternating(null, null), []],
  ["whisper-verbose", alternating(null, null), []],
  ["whisperx", alternating("Speaker 1", "Speaker 2"), []],
  ["zoom-vtt", alternating("Maria Lopez", "Nino Beridze"), []],
];

for (const [name, labels, unrecognised] of EXPECTED) {
  test(`reads every word of ${name} once, with its speakers and times`, () => {
    const transcript = fixture(name);
    expect(textsOf(transcript).join(" ")).toBe(TALK.join(" "));
    if (transcript.turns.length === TALK.length) expect(labelsOf(transcript)).toEqual(labels);
    else expect(new Set(labelsOf(transcript))).toEqual(new Set(labels));
    expect(transcript.unrecognised).toEqual(unrecognised);
    if (transcript.source !== "timed") return;
    // LiveKit and chat exports have times of day, told from the first of them; ElevenLabs has whole seconds.
    const firstMs = ["livekit", "chat-export"].includes(name) ? 500 : 0;
    const secondMs = transcript.turns.find(({ text }) => ANSWER.startsWith(text))?.startMs ?? Number.NaN;
    expect(Math.abs(secondMs + firstMs - 6000)).toBeLessThanOrEqual(600);
  });
}

test("keeps the document's own sentences where it gives sentences", () => {
  expect(textsOf(fixture("fireflies"))).toHaveLength(6);
});

test("gives turns the word times of another list that says the same", () => {
  const words = fixture("whisper-verbose").turns[1]?.words;
  expect(words?.map(({ text }) => text).join(" ")).toBe(
    "I packed boxes for three years Then I led a small team",
  );
  expect(words?.[0]).toMatchObject({ startMs: 6000 });
});

test("puts a word without a time between its neighbours", () => {
  const words = fixture("whisperx").turns[1]?.words ?? [];
  const at = words.findIndex(({ text }) => text === "three");
  expect(words[at]?.startMs).toBeGreaterThanOrEqual(words[at - 1]?.endMs ?? Number.NaN);
  expect(words[at]?.endMs).toBeLessThanOrEqual(words[at + 1]?.startMs ?? Number.NaN);
});

for (const file of readdirSync(path.join(SEEDS, "transcripts"))) {
  test(`reads the demo's ${file} as it was spoken`, () => {
    const speech = readJson(path.join(SEEDS, "speech", file)) as { turns: [string, string][] };
    const transcript = normaliseTranscript(readJson(path.join(SEEDS, "transcripts", file)));
    expect(textsOf(transcript)).toEqual(speech.turns.map(([, text]) => text));
    const [first, second] = transcript.speakers.map(({ id }) => id);
    expect(transcript.turns.map(({ speakerId }) => speakerId)).toEqual(
      speech.turns.map(([speaker]) => (speaker === "interviewer" ? first : second)),
    );
    expect(transcript.unrecognised.every((pointer) => pointer === "/messages/0")).toBe(true);
  });
}

const talk = (unit: number) =>
  [QUESTION, ANSWER, SECOND_QUESTION, SECOND_ANSWER].map((text, index) => ({
    speaker: index % 2 === 0 ? "interviewer" : "candidate",
    text,
    start: (index * 6 + 1) * unit,
    end: (index * 6 + 5) * unit,
  }));

for (const [unit, perSecond] of Object.entries({
  seconds: 1,
  milliseconds: 1e3,
  microseconds: 1e6,
  ticks: 1e7,
})) {
  test(`tells ${unit} by the rate of speech when nothing names the unit`, () => {
    expect(startsOf(normaliseTranscript(talk(perSecond)))).toEqual([1000, 7000, 13000, 19000]);
  });
}

test("tells seconds from milliseconds in a single short turn and in a talk of four hours", () => {
  const short = [{ speaker: "a", text: "Yes, of course.", start: 1, end: 2 }];
  expect(startsOf(normaliseTranscript(short))).toEqual([1000]);
  expect(startsOf(normaliseTranscript([{ ...short[0], start: 1000, end: 2000 }]))).toEqual([1000]);
  const long = (unit: number) =>
    Array.from({ length: 2_400 }, (_, index) => ({
      role: index % 2 ? "user" : "bot",
      text: ANSWER,
      start: index * 6 * unit,
    }));
  expect(startsOf(normaliseTranscript(long(1))).at(-1)).toBe(2_399 * 6_000);
  expect(startsOf(normaliseTranscript(long(1000))).at(-1)).toBe(2_399 * 6_000);
});

test("believes the recording's length when the rate of speech leaves it open", () => {
  const sparse = [
    { speaker: "a", text: "Hm", start: 100 },
    { speaker: "b", text: "Yes", start: 580 },
  ];
  expect(startsOf(normaliseTranscript(sparse, { durationMs: 600_000 }))).toEqual([100_000, 580_000]);
  expect(startsOf(normaliseTranscript(sparse, { durationMs: 1_000 }))).toEqual([100, 580]);
});

const FORMS: [string, unknown, unknown][] = [
  ["seconds with a unit", { start: "62.5s", end: "65s" }, 62_500],
  ["a clock", { start: "00:01:02.5", end: "00:01:05" }, 62_500],
  ["a clock with a comma", { start: "01:02,500" }, 62_500],
  ["an ISO duration", { offset: "PT1M2.5S", duration: "PT3S" }, 62_500],
  ["seconds and nanos", { startTime: { seconds: "62", nanos: 500_000_000 } }, 62_500],
  ["a key in milliseconds", { start_ms: 62_500, end_ms: 65_000 }, 62_500],
  ["a key in ticks", { offsetInTicks: 625_000_000, durationInTicks: 30_000_000 }, 62_500],
  ["a range", { timestamp: [62.5, 65] }, 62_500],
  ["a nested range", { timespan: { start: "62.5s", end: "65s" } }, 62_500],
  ["numbers in strings", { start_time: "62.5", end_time: "65.0" }, 62_500],
];

for (const [form, times, expectedMs] of FORMS) {
  test(`reads times written as ${form}`, () => {
    const transcript = normaliseTranscript([
      { speaker: "Ann", text: "A sentence that takes a while to say.", ...(times as object) },
    ]);
    expect(startsOf(transcript)).toEqual([expectedMs]);
    expect(transcript.unrecognised).toEqual([]);
  });
}

for (const [form, at] of Object.entries({
  "dates with a zone": (second: number) => `2026-03-01T10:00:${String(second).padStart(2, "0")}+04:00`,
  "dates without a zone": (second: number) => `2026-03-01 10:00:${String(second).padStart(2, "0")}`,
  "seconds since 1970": (second: number) => 1_767_225_600 + second,
  "milliseconds since 1970": (second: number) => 1_767_225_600_000 + second * 1000,
})) {
  test(`counts ${form} from the first of them`, () => {
    const document = [0, 7, 20].map((second) => ({ role: "user", content: ANSWER, timestamp: at(second) }));
    expect(startsOf(normaliseTranscript(document))).toEqual([0, 7000, 20000]);
  });
}

test("takes start and end from the words when only they have times", () => {
  const [turn] = normaliseTranscript([
    {
      role: "agent",
      content: "Good morning, Nino.",
      words: [
        { word: "Good", start: 1.1, end: 1.4 },
        { word: "morning,", start: 1.5, end: 1.9 },
        { word: "Nino.", start: 2, end: 2.4 },
      ],
    },
  ]).turns;
  expect(turn).toMatchObject({ startMs: 1100, endMs: 2400 });
});

test("adds start and length also when their units differ", () => {
  const [turn] = normaliseTranscript([
    { role: "bot", message: QUESTION, secondsFromStart: 2.5, duration: 4200 },
  ]).turns;
  expect(turn).toMatchObject({ startMs: 2500, endMs: 6700 });
});

test("joins segments that break off in a sentence and no others", () => {
  const segments = [
    { start: 0, end: 2, speaker: "SPEAKER_00", text: " So tell me about" },
    { start: 2, end: 4, speaker: "SPEAKER_00", text: " your last job." },
    { start: 4, end: 6, speaker: "SPEAKER_00", text: " And why you left." },
    { start: 6, end: 9, speaker: "SPEAKER_01", text: " I moved to Leeds." },
  ];
  expect(textsOf(normaliseTranscript({ segments }))).toEqual([
    "So tell me about your last job.",
    "And why you left.",
    "I moved to Leeds.",
  ]);
  expect(textsOf(normaliseTranscript({ turns: segments }))).toHaveLength(4);
});

test("joins words of languages without spaces without spaces", () => {
  const words = (text: string[]) => ({
    words: text.map((word, index) => ({ word, start: index * 0.3, end: index * 0.3 + 0.3, speaker: 0 })),
  });
  expect(textsOf(normaliseTranscript(words(["我", "在", "商店", "工作", "。"])))).toEqual(["我在商店工作。"]);
  expect(textsOf(normaliseTranscript(words(["ผม", "ทำงาน", "ที่นี่"])))).toEqual(["ผมทำงานที่นี่"]);
  expect(textsOf(normaliseTranscript(words(["저는", "일합니다", "."])))).toEqual(["저는 일합니다."]);
});

test("leaves HTML, emoji, combining marks and right-to-left text as they are", () => {
  for (const text of [
    "<b>bold</b> & <script>alert(1)</script>",
    "👩🏽‍🚒 yes",
    "e\u0301te\u0301",
    "مرحباً بك",
    "გამარჯობა",
    "\ud800 alone",
  ]) {
    expect(textsOf(normaliseTranscript([{ speaker: "a", text }]))).toEqual([text]);
  }
});

test("keeps a turn of 200,000 characters whole", () => {
  const text = "word ".repeat(40_000).trim();
  expect(textsOf(normaliseTranscript([{ speaker: "a", text }]))).toEqual([text]);
});

test("reads WebVTT with voices, entities and notes, and only its own tags as tags", () => {
  const text = [
    "WEBVTT - a talk",
    "NOTE made by hand\nnot speech",
    "intro\n00:01.000 --> 00:03.000 align:start\n<v.loud Ann Lee>Less than: &lt;b&gt; &amp; <i>more</i></v>",
    "00:03.500 --> 00:05.000\nTwo lines\nof one cue",
  ].join("\n\n");
  const transcript = normaliseTranscript(text);
  expect(textsOf(transcript)).toEqual(["Less than: <b> & more", "Two lines\nof one cue"]);
  expect(labelsOf(transcript)).toEqual(["Ann Lee", null]);
  expect(startsOf(transcript)).toEqual([1000, 3500]);
});

test("reads lines with names and times in plain text", () => {
  const transcript = normaliseTranscript(
    "[00:05] Ann Lee: Hello there\nand welcome.\n[00:09] Nino: Hi: nice to be here.\n",
  );
  expect(textsOf(transcript)).toEqual(["Hello there\nand welcome.", "Hi: nice to be here."]);
  expect(labelsOf(transcript)).toEqual(["Ann Lee", "Nino"]);
  expect(startsOf(transcript)).toEqual([5000, 9000]);
});

test("shows plain text without names by its paragraphs", () => {
  expect(textsOf(normaliseTranscript("First thing: said.\nStill first.\n\nSecond."))).toEqual([
    "First thing: said.\nStill first.",
    "Second.",
  ]);
});

test("points to what is not speech, at the highest level", () => {
  const document = {
    summary: { text: "They talked.", points: ["packing", "leading"] },
    turns: [
      { speaker: "interviewer", text: QUESTION, note: "asked twice" },
      { speaker: "candidate", text: "  " },
      { role: "tool", content: "42" },
      { speaker: "candidate", text: ANSWER },
    ],
    "a/b~c": "left over",
  };
  const { unrecognised, turns } = normaliseTranscript(document);
  expect(turns).toHaveLength(2);
  expect(unrecognised.sort()).toEqual(["/a~1b~0c", "/summary", "/turns/0/note", "/turns/1", "/turns/2"]);
});

test("points to the whole document when nothing in it is speech", () => {
  for (const document of [
    42,
    { error: { code: "NOT_FOUND", message: "No such session." } },
    { a: { b: "c d" } },
  ]) {
    const { turns, unrecognised } = normaliseTranscript(document);
    expect(turns).toEqual([]);
    expect(unrecognised).toEqual([""]);
  }
  for (const document of [null, undefined, "", [], {}])
    expect(normaliseTranscript(document).unrecognised).toEqual([]);
});

test("lists what only one of two versions of the talk says", () => {
  const turns = talk(1);
  const messages = [
    ...turns.map(({ text }) => ({ role: "user", content: text })),
    { role: "user", content: "One more thing that nobody else wrote down." },
  ];
  expect(normaliseTranscript({ turns, messages }).unrecognised).toEqual(["/messages/4"]);
});

test("names speakers readably and tells their parts", () => {
  const speakers = (refs: unknown[]) =>
    normaliseTranscript(refs.map((speaker) => ({ speaker, text: "Some words here." }))).speakers.map(
      ({ label, role }) => `${label} ${role}`,
    );
  expect(speakers(["bot", "human"])).toEqual(["Interviewer interviewer", "Candidate candidate"]);
  expect(speakers(["AI Agent", "Applicant"])).toEqual(["Interviewer interviewer", "Candidate candidate"]);
  expect(speakers(["spk_0", "spk_1"])).toEqual(["Speaker 1 unknown", "Speaker 2 unknown"]);
  expect(speakers([1, 2])).toEqual(["Speaker 1 unknown", "Speaker 2 unknown"]);
  expect(speakers(["Agent Smith", "ნინო"])).toEqual(["Agent Smith unknown", "ნინო unknown"]);
  expect(speakers(["Unknown", null])).toEqual([]);
});

test("shortens a resource's path to its last part, and no name or markup", () => {
  const names = ["conferences/c-1/participants/Nino", "<b>Eve</b>", "Ann/Bob"];
  const transcript = normaliseTranscript(names.map((speaker) => ({ speaker, text: "Good morning." })));
  expect(labelsOf(transcript)).toEqual(["Nino", "<b>Eve</b>", "Ann/Bob"]);
});

test("takes names from the document's list of participants", () => {
  const transcript = normaliseTranscript({
    participants: [
      { id: "p1", name: "Maria", role: "interviewer" },
      { id: "p2", name: "Nino" },
    ],
    turns: [
      { participantId: "p1", text: QUESTION },
      { participantId: "p2", text: ANSWER },
    ],
  });
  expect(transcript.speakers.map(({ label, role }) => [label, role])).toEqual([
    ["Maria", "interviewer"],
    ["Nino", "unknown"],
  ]);
  expect(transcript.unrecognised).toEqual([]);
});

test("leaves out a time that contradicts the order of one speaker's turns", () => {
  const document = [0, 900, 20, 30].map((start) => ({ speaker: "a", text: ANSWER, start, end: start + 5 }));
  expect(startsOf(normaliseTranscript(document))).toEqual([0, null, 20_000, 30_000]);
});

test("survives ten thousand levels, hostile keys and objects that are no JSON", () => {
  let deep: unknown = { turns: talk(1) };
  for (let level = 0; level < 10_000; level += 1) deep = level % 2 ? [deep] : { inner: deep };
  expect(normaliseTranscript(deep).turns).toHaveLength(4);
  let question: unknown = "Why?";
  for (let level = 0; level < 10_000; level += 1) question = { question, text: [question] };
  expect(() => normaliseTranscript(question)).not.toThrow();
  const hostile = JSON.parse(
    '{"__proto__":{"turns":1},"constructor":"x y","turns":[{"__proto__":"p q","speaker":"a","text":"Hi there."}]}',
  );
  expect(textsOf(normaliseTranscript(hostile))).toEqual(["Hi there."]);
  expect(normaliseTranscript(hostile).unrecognised).toContain("/turns/0/__proto__");
});

test("finds the language by tag or name", () => {
  const languageOf = (language: string) => normaliseTranscript({ language, turns: talk(1) }).language;
  expect(languageOf("en_us")).toBe("en-US");
  expect(languageOf("georgian")).toBe("ka");
  expect(languageOf("auto")).toBeNull();
});

test("reads a question beside its answer, and an object for each side", () => {
  const talkOf = (document: unknown) => {
    const transcript = normaliseTranscript(document);
    return transcript.turns.map(({ speakerId, text }) => `${speakerId}: ${text}`);
  };
  const asked = ["interviewer: What do you do?", "candidate: I bake bread."];
  expect(talkOf([{ text: "What do you do?", answer: { text: "I bake bread.", duration_sec: 12 } }])).toEqual(
    asked,
  );
  expect(talkOf([{ interviewer: "What do you do?" }, { candidate: "I bake bread." }])).toEqual(asked);
  expect(talkOf({ question: "What do you do?", answer: "I bake bread." })).toEqual(asked);
  expect(talkOf(["Interviewer: What do you do?", "Candidate: I bake bread."])).toEqual(asked);
});

test("keeps messages of nobody apart, and cuts a very long one of whom only the whole has a time", () => {
  expect(
    normaliseTranscript({ messages: [{ text: "Are you there?" }, { text: "Yes, I am." }] }).turns,
  ).toHaveLength(2);
  const text = Array.from({ length: 400 }, (_, index) => `Here is sentence ${index} of many.`).join(" ");
  const { turns } = normaliseTranscript([{ speaker: "Ann", text, start: 2, end: 700 }]);
  expect(turns.map((turn) => turn.text).join(" ")).toBe(text);
  expect(turns.length).toBeGreaterThan(10);
  expect(turns[0]?.startMs).toBe(2000);
});

test("takes no names of two sides, no settings and no server's error for a talk", () => {
  expect(normaliseTranscript({ agent: "zoe-v2", user: "Nino" }).turns).toEqual([]);
  expect(
    normaliseTranscript({ error: { message: "Something went wrong here.", role: "server" } }).turns,
  ).toEqual([]);
});

test("lists prose even where a key promises none", () => {
  const { unrecognised } = normaliseTranscript({
    turns: talk(1),
    status: "The candidate hung up early",
    config: { prompt: "You are a kind interviewer.", model: "large" },
    id: "a1",
  });
  expect(unrecognised).toEqual(["/status", "/config"]);
});
