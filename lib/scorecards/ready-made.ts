import type { Criterion } from "./criterion";

const NO_ANCHORS = { low: "", middle: "", high: "" };

/** Scorecards to start from. They ask for behaviour that can be heard in an answer, never for a general feeling. */
export const READY_MADE_SCORECARDS: { name: string; criteria: Criterion[] }[] = [
  {
    name: "Structured interview",
    criteria: [
      scale("answers", "Answers what was asked", {
        description: "Listens to the question and addresses it.",
        low: "Misses the point of most questions, even when asked again.",
        middle: "Answers most questions, some only in part.",
        high: "Answers each question fully and to the point.",
      }),
      scale("examples", "Gives real examples", {
        description: "What they did themselves, and what the result was.",
        low: "Speaks in general terms, or about what others did.",
        middle: "Some examples, with little about their own part or the result.",
        high: "Concrete situations, with their own part and a verifiable result.",
      }),
      scale("knowledge", "Knows the work", {
        description: "Knowledge and experience the role needs from the first week.",
        low: "Central parts of the work are new to them.",
        middle: "Knows the daily work; harder cases need help.",
        high: "Knows the work well and handles its exceptions.",
      }),
      scale("clarity", "Explains clearly", {
        description: "Can be followed by the people they would work with. Accent and style do not count.",
        low: "Hard to follow even when asked to explain again.",
        middle: "Clear on familiar ground.",
        high: "Makes difficult things easy to follow.",
      }),
      yesNo("conditions", "Availability fits", "Hours, location and start date fit the role."),
      text("questions", "Open points", "What should we ask in the next round?"),
    ],
  },
  {
    name: "Service and sales",
    criteria: [
      scale("customer", "Puts the customer first", {
        description: "Explains how they found out what someone needed.",
        low: "Talks about customers as a nuisance.",
        middle: "Friendly, and follows the rules.",
        high: "Finds out what is needed and solves it within the rules.",
      }),
      scale("conflict", "Stays calm under pressure", {
        description: "Complaints, queues, rude people.",
        low: "Raises their voice, gives up or blames others.",
        middle: "Stays polite but passes the case on.",
        high: "Calms the situation and resolves it.",
      }),
      scale("clarity", "Explains clearly", {
        description: "Can be followed by the people they would serve. Accent and style do not count.",
        low: "Hard to follow even when asked to explain again.",
        middle: "Clear on familiar ground.",
        high: "Makes difficult things easy to follow.",
      }),
      yesNo("conditions", "Availability fits", "Hours, location and start date fit the role."),
    ],
  },
];

type Anchored = { description: string; low: string; middle: string; high: string };

function scale(id: string, name: string, { description, ...anchors }: Anchored): Criterion {
  return { id, name, kind: "scale", description, anchors, weight: 1, isRequired: true };
}

function yesNo(id: string, name: string, description: string): Criterion {
  return { id, name, kind: "yes_no", description, anchors: NO_ANCHORS, weight: 1, isRequired: true };
}

function text(id: string, name: string, description: string): Criterion {
  return { id, name, kind: "text", description, anchors: NO_ANCHORS, weight: 1, isRequired: false };
}
