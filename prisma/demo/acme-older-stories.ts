import { type Story, sessionOf } from "./story";
import type { Colleague } from "./team";

const session = sessionOf("a1");

/** What Acme made of its interviews of more than a week ago, the oldest first. */
export const ACME_OLDER_STORIES: Story<Colleague>[] = [
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
];
