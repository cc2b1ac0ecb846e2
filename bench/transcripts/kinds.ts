/** Documents of each kind, made of invented talk, about as large as asked (bytes of JSON or text). */
const WORDS =
  "we built a crane of forty metres in the north and then painted it over the winter while the yard paid for all of it".split(
    " ",
  );

type Turn = { speaker: string; text: string; start: number; end: number };

function turnsFor(bytes: number, bytesEach: number, wordsEach = 14): Turn[] {
  const count = Math.max(4, Math.round(bytes / bytesEach));
  return Array.from({ length: count }, (_, index) => {
    const words = Array.from(
      { length: wordsEach },
      (_, at) => WORDS[(index * 7 + at * (1 + (index % 3))) % WORDS.length],
    );
    const text = `${words.join(" ")} ${index}.`;
    return { speaker: index % 2 ? "candidate" : "interviewer", text, start: index * 6, end: index * 6 + 5 };
  });
}

const wordsOf = ({ text, start, speaker }: Turn) =>
  text.split(" ").map((word, at) => ({
    word,
    start: start + at * 0.3,
    end: start + at * 0.3 + 0.25,
    speaker,
    confidence: 0.9,
  }));

const clock = (seconds: number, point: string) => {
  const part = (value: number) => String(Math.floor(value) % 60).padStart(2, "0");
  return `${String(Math.floor(seconds / 3600)).padStart(2, "0")}:${part(seconds / 60)}:${part(seconds)}${point}000`;
};

export const KINDS: Record<string, (bytes: number) => unknown> = {
  "plain turns": (bytes) => ({ turns: turnsFor(bytes, 152) }),
  words: (bytes) => ({ words: turnsFor(bytes, 1270).flatMap(wordsOf) }),
  "segments with words": (bytes) => ({
    segments: turnsFor(bytes, 1420).map((turn) => ({ ...turn, words: wordsOf(turn) })),
  }),
  WebVTT: (bytes) =>
    `WEBVTT\n\n${turnsFor(bytes, 125)
      .map(
        ({ text, start, end, speaker }) =>
          `${clock(start, ".")} --> ${clock(end, ".")}\n<v ${speaker}>${text}</v>\n`,
      )
      .join("\n")}`,
  SubRip: (bytes) =>
    turnsFor(bytes, 125)
      .map(
        ({ text, start, end }, index) =>
          `${index + 1}\n${clock(start, ",")} --> ${clock(end, ",")}\n${text}\n`,
      )
      .join("\n"),
  NDJSON: (bytes) =>
    turnsFor(bytes, 152)
      .map((turn) => JSON.stringify(turn))
      .join("\n"),
  lines: (bytes) =>
    turnsFor(bytes, 96)
      .map(({ speaker, text, start }) => `[${clock(start, ".").slice(0, 8)}] ${speaker}: ${text}`)
      .join("\n"),
  "event log": (bytes) =>
    turnsFor(bytes, 190).map((turn) => ({ type: "update", data: { messages: [turn] } })),
  sections: (bytes) => {
    const turns = turnsFor(bytes, 155);
    return {
      sections: Array.from({ length: Math.ceil(turns.length / 10) }, (_, index) => ({
        title: `Part ${index}`,
        turns: turns.slice(index * 10, index * 10 + 10),
      })),
    };
  },
};

const fill = (text: string, bytes: number) => text.repeat(Math.ceil(bytes / text.length));

function nested(bytes: number, wrap: (inner: string) => [string, string]): unknown {
  const [open, close] = wrap("");
  const depth = Math.floor(bytes / (open.length + close.length));
  return JSON.parse(`${open.repeat(depth)}null${close.repeat(depth)}`);
}

export const HOSTILE: Record<string, (bytes: number) => unknown> = {
  spaces: (bytes) => `${fill(" ", bytes)}x`,
  "spaces in a turn": (bytes) => [{ speaker: "a", text: `x${fill(" ", bytes)}x` }],
  "voices that never end": (bytes) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${fill("<v ", bytes)}`,
  "classes that never end": (bytes) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${fill("<c.x ", bytes)}`,
  "fonts that never end": (bytes) => `1\n00:00:01,000 --> 00:00:02,000\n${fill("{\\an<font ", bytes)}`,
  "one closing mark for all": (bytes) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${fill("<v ", bytes)}>`,
  "turns in turns": (bytes) => nested(bytes, () => ['{"speaker":"a","text":"Why so?","turns":[', "]}"]),
  "lists in lists": (bytes) => nested(bytes, () => ["[", "]"]),
  "questions in answers": (bytes) => nested(bytes, () => ['{"question":"Why?","answer":', "}"]),
  "many keys": (bytes) =>
    Object.fromEntries(Array.from({ length: bytes / 20 }, (_, index) => [`key${index}`, `a b c ${index}`])),
  "many lists": (bytes) =>
    Object.fromEntries(
      Array.from({ length: bytes / 60 }, (_, index) => [
        `part${index}`,
        [{ speaker: "a", text: `One two ${index}` }],
      ]),
    ),
  "many texts": (bytes) =>
    Object.fromEntries(
      Array.from({ length: bytes / 60 }, (_, index) => [
        `k${index}`,
        { transcript: `Said once and again ${index}` },
      ]),
    ),
  "one letter": (bytes) => ({
    text: fill("a", bytes / 2),
    words: [{ word: fill("a", bytes / 2), start: 1 }],
  }),
  "letters that never agree": (bytes) => ({
    turns: [{ speaker: "a", text: fill("ab, ", bytes / 2) }],
    words: fill("ac ", bytes / 4)
      .split(" ")
      .map((word, start) => ({ word, start })),
  }),
  "elements in elements": (bytes) => `${fill("<div>", bytes)}</`,
  "rows of a table": (bytes) => `speaker,text\n${fill("a,b\n", bytes)}`,
  colons: (bytes) => fill("a: ", bytes),
  "lines of colons": (bytes) => fill("a b c: \n", bytes),
  brackets: (bytes) => fill("[(<", bytes),
  "open braces": (bytes) => fill("{", bytes),
  "broken log": (bytes) => fill('{"a":\n}\n', bytes),
  "short cues": (bytes) => `WEBVTT\n\n${fill("00:01.000 --> 00:02.000\na\n\n", bytes)}`,
  "growing partial": (bytes) =>
    Array.from({ length: Math.sqrt(bytes / 2.5) }, (_, index) => ({
      type: "partial",
      text: fill("word ", index * 5),
      speaker: "a",
    })),
  "bits of a stream": (bytes) =>
    Array.from({ length: bytes / 50 }, () => ({ type: "delta", role: "assistant", text: "word " })),
  "a talk again and again": (bytes) => {
    const turns = Array.from({ length: 10 }, (_, index) => ({
      speaker: `s${index % 2}`,
      text: `Said this ${index}`,
    }));
    return Array.from({ length: bytes / 500 }, () => ({ messages: turns }));
  },
  "words of no time": (bytes) => ({ words: Array.from({ length: bytes / 14 }, () => ({ word: "a" })) }),
  "punctuation only": (bytes) => ({
    words: Array.from({ length: bytes / 30 }, (_, start) => ({ word: ".", start, end: start })),
  }),
};
