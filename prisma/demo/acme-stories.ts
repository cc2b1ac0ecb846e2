import type { Story } from "./story";
import type { Colleague } from "./team";

const session = (number: number) => `a1000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** What Acme made of its interviews, the oldest first, as news would come. */
export const ACME_STORIES: Story<Colleague>[] = [
  {
    sessionId: session(11),
    asked: [{ by: "daniel", who: ["claire"], dueInDays: null }],
    reviews: [
      {
        by: "claire",
        recommendation: "yes",
        scores: [4, 4, 3, 1],
        summary: "Warm and patient on the recording. There is no transcript, so I listened twice.",
      },
      {
        by: "sofia",
        recommendation: "yes",
        scores: [4, 3, 4, 1],
        summary: "Solid. Ask about written support in the next round.",
      },
    ],
    decision: {
      by: "daniel",
      outcome: "hold",
      reasonCode: "waiting_for_others",
      comment: "Good, but Priya comes first. Back to Owen on Monday.",
    },
  },
  {
    sessionId: session(10),
    asked: [{ by: "ben", who: ["jonas", "tom"], dueInDays: null }],
    reviews: [
      {
        by: "jonas",
        recommendation: "no",
        scores: [2, 2, 3, 3, 0],
        summary: "Has led three people so far, never a whole shift. Cannot start before summer.",
      },
      {
        by: "tom",
        recommendation: "strong_no",
        scores: [2, 1, 2, 3, 0],
        summary: "No answer on the near miss says what changed afterwards.",
      },
    ],
    notes: [{ by: "jonas", body: "The recording is missing for good. I reviewed the transcript only." }],
    decision: {
      by: "ben",
      outcome: "reject",
      reasonCode: "experience",
      comment: "Both reviews point the same way. Told her that a picker position is open.",
    },
  },
  {
    sessionId: session(9),
    asked: [
      { by: "ben", who: ["jonas"], dueInDays: null },
      { by: "ben", who: ["tom"], dueInDays: 4 },
    ],
    reviews: [
      {
        by: "jonas",
        recommendation: "strong_yes",
        scores: [5, 5, 4],
        summary: "Plans for the night in daylight. Gives a foreman the credit for the access road.",
        evidence: {
          atMs: 51_637,
          quote: "I did not know. But the plan said that we could lose forty minutes",
        },
      },
    ],
    notes: [
      {
        by: "jonas",
        body: "This answer on the second concrete test is the best I have heard this year.",
        atMs: 91_721,
      },
    ],
  },
  {
    sessionId: session(8),
    asked: [{ by: "ben", who: ["claire"], dueInDays: null }],
    reviews: [
      {
        by: "claire",
        recommendation: "no",
        scores: [4, 3, 0],
        summary: "A careful driver, but he wants to stay in the Lyon area and our depot is in Lille.",
        evidence: { atMs: 46_595, quote: "je vérifie les pneus moi-même chaque lundi" },
      },
    ],
    decision: {
      by: "ben",
      outcome: "reject",
      reasonCode: "conditions",
      comment: "Right person, wrong city. Keep him in mind when Lyon opens.",
    },
  },
  {
    sessionId: session(7),
    asked: [{ by: "daniel", who: ["claire", "grace"], dueInDays: 1 }],
    reviews: [
      {
        by: "claire",
        recommendation: "yes",
        scores: [5, 4, 4, 1],
        summary: "Takes care of the guest who has no room instead of apologising and moving on.",
        evidence: { atMs: 39_612, quote: "أعتذر له أولاً وأطلب منه أن يجلس" },
      },
      {
        by: "grace",
        recommendation: "no",
        scores: [3, 2, 3, 1],
        summary: "Kind, but every example is from one small hotel. Unsure about a full lobby on a Friday.",
      },
    ],
    notes: [
      {
        by: "claire",
        body: "@Grace Lindholm I heard the overbooking answer differently. Can you listen to it again?",
        atMs: 39_612,
        replies: [
          { by: "grace", body: "I did. It is better than I remembered, but it is one guest, not forty." },
          { by: "claire", body: "Fair. @Nora Feld, would a second interview with a role play settle it?" },
        ],
      },
    ],
  },
  {
    sessionId: session(6),
    asked: [{ by: "daniel", who: ["grace"], dueInDays: null }],
    reviews: [
      {
        by: "grace",
        recommendation: "yes",
        scores: [4, 4, 5],
        summary: "Explains data to people who do not work with it. Tools are good enough for the start.",
      },
    ],
    decision: {
      by: "daniel",
      outcome: "hold",
      reasonCode: "more_information",
      comment: "Waiting for the work sample.",
    },
  },
  {
    sessionId: session(5),
    asked: [{ by: "ben", who: ["sofia", "daniel"], dueInDays: 2 }],
    reviews: [
      {
        by: "sofia",
        recommendation: "strong_yes",
        scores: [5, 5, 5, 1],
        summary: "Four years behind the bar, and the whole team took over his idea about allergies.",
        evidence: {
          atMs: 47_800,
          quote: "Desde entonces repito en voz alta cada pedido que lleva una alergia",
        },
      },
      {
        by: "daniel",
        recommendation: "yes",
        scores: [4, 4, 4, 1],
        summary: "Calm in a queue. Start date works for us.",
      },
    ],
    notes: [
      { by: "sofia", body: "Greets everybody in the queue: that is exactly our first rule.", atMs: 29_931 },
    ],
  },
  {
    sessionId: session(4),
    asked: [
      { by: "daniel", who: ["jonas"], dueInDays: 1 },
      { by: "daniel", who: ["nora"], dueInDays: 2 },
    ],
    reviews: [
      {
        by: "jonas",
        recommendation: "strong_yes",
        scores: [5, 5, 4, 1],
        summary:
          "Called the doctor because of an untouched coffee, and it was sepsis. Leads the trainees already.",
        evidence: {
          atMs: 61_038,
          quote: "sie hat ihren Kaffee nicht getrunken, und das tat sie sonst immer",
        },
      },
    ],
    notes: [{ by: "jonas", body: "@Nora Feld please listen to this one before Thursday.", atMs: 61_038 }],
  },
  {
    sessionId: session(17),
    notes: [
      {
        by: "daniel",
        body: "Theo's line dropped after a minute. @Ben Whitaker, could you invite him again?",
        replies: [{ by: "ben", body: "Done, he has a new link since this morning." }],
      },
    ],
  },
  {
    sessionId: session(3),
    asked: [
      { by: "daniel", who: ["sofia", "claire"], dueInDays: 0 },
      { by: "daniel", who: ["tom", "nora"], dueInDays: 1 },
    ],
    reviews: [
      {
        by: "sofia",
        recommendation: "strong_yes",
        scores: [5, 5, 4, 1],
        summary: "Found forty customers with the same bug before they complained. We want that.",
        evidence: { atMs: 27_397, quote: "I called finance instead of writing" },
      },
      {
        by: "claire",
        recommendation: "no",
        scores: [3, 2, 4, 1],
        summary:
          "Strong on the ticket, impatient about colleagues. Three lines of notes will not do for our cases.",
      },
      {
        by: "nora",
        recommendation: null,
        scores: [4],
        summary: "",
        isDraft: true,
      },
    ],
    notes: [
      {
        by: "sofia",
        body: "“Forty other people had the same problem and had not complained yet.”",
        atMs: 27_397,
        replies: [
          { by: "claire", body: "Agreed, this is the highlight. My doubt is about the answer after it." },
        ],
      },
      { by: "claire", body: "Three lines: short, or careless?", atMs: 64_303 },
    ],
  },
  {
    sessionId: session(2),
    asked: [
      { by: "ben", who: ["jonas"], dueInDays: 0 },
      { by: "ben", who: ["tom"], dueInDays: -1 },
    ],
    reviews: [
      {
        by: "jonas",
        recommendation: "yes",
        scores: [4, 5, 4, 4, 1],
        summary: "Closed the aisle, took photos, woke the maintenance lead. The beam check was his idea.",
      },
      {
        by: "tom",
        recommendation: null,
        scores: [4, 4],
        summary: "Buddy system: clear, with figures.",
        isDraft: true,
      },
    ],
    notes: [{ by: "ben", body: "@Tom Okafor yours is the last review we need here." }],
  },
  {
    sessionId: session(1),
    asked: [{ by: "daniel", who: ["tom", "grace", "sofia"], dueInDays: 1 }],
    reviews: [
      {
        by: "tom",
        recommendation: "strong_yes",
        scores: [5, 5, 4, 5, 1],
        summary: "Asks first, writes second, and sets a date to look again. Ready for a bigger store.",
        evidence: { atMs: 80_407, quote: "being kind is not the same as being vague" },
      },
      {
        by: "grace",
        recommendation: "yes",
        scores: [4, 4, 4, 5, 1],
        summary: "Honest about the candles, with the cost. I would like to hear more about recruiting.",
        evidence: { atMs: 118_083, quote: "It cost us about four thousand pounds." },
      },
      {
        by: "sofia",
        recommendation: "yes",
        scores: [4, 2, 4, 4, 1],
        summary: "Good with people. One wrong order in six years is not much of an example.",
      },
    ],
    notes: [
      {
        by: "tom",
        body: "“Ask first and write second”: let us use this in our training.",
        atMs: 80_407,
        replies: [{ by: "sofia", body: "Yes please. @Grace Lindholm, one for the March session?" }],
      },
      { by: "grace", body: "Knows the till data by the hour. Rare at this level.", atMs: 40_180 },
    ],
    decision: {
      by: "nora",
      outcome: "advance",
      comment: "Three yeses. Invite her to the Leeds store this week.",
    },
  },
];
