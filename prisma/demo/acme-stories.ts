import { ACME_OLDER_STORIES } from "./acme-older-stories";
import { type Story, sessionOf } from "./story";
import type { Colleague } from "./team";

const session = sessionOf("a1");

/** What Acme made of its interviews, the oldest first, as news would come. */
export const ACME_STORIES: Story<Colleague>[] = [
  ...ACME_OLDER_STORIES,
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
