/** The forms in which transcripts come: the platform promises none of them. */
export type SpokenTurn = {
  speaker: "interviewer" | "candidate";
  text: string;
  startMs: number;
  endMs: number;
};

type Shape = (turns: SpokenTurn[], language: string) => unknown;

export type ShapeName = "plainTurns" | "turnsInSeconds" | "messages" | "utterances" | "wordItems" | "webVtt";

const seconds = (timeMs: number) => Math.round(timeMs) / 1000;

export const SHAPES: Record<ShapeName, Shape> = {
  plainTurns: (turns) => turns.map(({ speaker, text }) => ({ speaker, text })),

  turnsInSeconds: (turns, language) => ({
    language,
    turns: turns.map(({ speaker, text, startMs, endMs }) => ({
      speaker,
      text,
      start: seconds(startMs),
      end: seconds(endMs),
    })),
  }),

  messages: (turns, language) => ({
    conversation: { language },
    messages: [
      { role: "system", content: "You interview candidates for one position. Ask one question at a time." },
      ...turns.map(({ speaker, text, startMs, endMs }) => ({
        role: speaker === "interviewer" ? "assistant" : "user",
        content: text,
        startMs,
        endMs,
      })),
    ],
  }),

  utterances: (turns) => ({
    metadata: { channels: 1 },
    results: {
      utterances: turns.map((turn, index) => ({
        id: `u${index + 1}`,
        speaker: turn.speaker === "interviewer" ? 0 : 1,
        start: seconds(turn.startMs),
        end: seconds(turn.endMs),
        transcript: turn.text,
        confidence: 0.97,
      })),
    },
  }),

  wordItems: (turns, language) => ({
    jobName: "interview",
    results: {
      language_code: language,
      transcripts: [{ transcript: turns.map(({ text }) => text).join(" ") }],
      speaker_labels: {
        speakers: 2,
        segments: turns.map((turn) => ({
          speaker_label: label(turn),
          start_time: String(seconds(turn.startMs)),
          end_time: String(seconds(turn.endMs)),
        })),
      },
      items: turns.flatMap(wordItemsOf),
    },
  }),

  webVtt: (turns) => ({
    format: "vtt",
    transcript: [
      "WEBVTT",
      ...turns.map(
        ({ speaker, text, startMs, endMs }, index) =>
          `${index + 1}\n${clock(startMs)} --> ${clock(endMs)}\n<v ${speaker === "interviewer" ? "Interviewer" : "Candidate"}>${text}`,
      ),
    ].join("\n\n"),
  }),
};

function label({ speaker }: SpokenTurn): string {
  return speaker === "interviewer" ? "spk_0" : "spk_1";
}

/** Words share a turn's time by their length. */
function wordItemsOf(turn: SpokenTurn): unknown[] {
  const words = turn.text.split(/\s+/);
  const perLetterMs = (turn.endMs - turn.startMs) / words.reduce((sum, word) => sum + word.length + 1, 0);
  let atMs = turn.startMs;
  return words.flatMap((word) => {
    const [, content = word, mark] = /^(.*?)([.,?!;:]?)$/.exec(word) ?? [];
    const startMs = atMs;
    atMs += (word.length + 1) * perLetterMs;
    const spoken = {
      type: "pronunciation",
      speaker_label: label(turn),
      start_time: String(seconds(startMs)),
      end_time: String(seconds(atMs - perLetterMs)),
      alternatives: [{ confidence: "0.98", content }],
    };
    return mark
      ? [
          spoken,
          {
            type: "punctuation",
            speaker_label: label(turn),
            alternatives: [{ confidence: "0.0", content: mark }],
          },
        ]
      : [spoken];
  });
}

function clock(timeMs: number): string {
  const part = (value: number, digits: number) => String(Math.floor(value)).padStart(digits, "0");
  return `${part(timeMs / 3_600_000, 2)}:${part((timeMs / 60_000) % 60, 2)}:${part((timeMs / 1000) % 60, 2)}.${part(timeMs % 1000, 3)}`;
}
