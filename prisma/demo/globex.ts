import type { MemberActor } from "@/lib/auth/actor";
import { BUILT_IN_POLICY, savePolicy } from "@/lib/data/sight/review-policies";
import { type Story, sessionOf } from "./story";
import { memberByEmail } from "./team";
import { tellStory } from "./tell-story";

const session = sessionOf("b2");

/** Globex is one owner who reviews alone. */
const GLOBEX_STORIES: Story<"ines">[] = [
  {
    sessionId: session(2),
    asked: [{ by: "ines", who: ["ines"], dueInDays: null }],
    reviews: [
      {
        by: "ines",
        recommendation: "yes",
        scores: [4, 4, 3, 4, 1],
        summary: "Phones the next three customers when he runs late. Good references from the market.",
      },
    ],
    notes: [{ by: "ines", body: "Ask about the tail lift licence.", atMs: 26_503 }],
    decision: { by: "ines", outcome: "advance", comment: "Trial shift on Friday." },
  },
  { sessionId: session(1), asked: [{ by: "ines", who: ["ines"], dueInDays: 1 }] },
];

/** What Globex made of its interviews. */
export async function fillGlobex(): Promise<MemberActor> {
  const ines = await memberByEmail("owner@globex.test", "globex");
  await savePolicy(ines, { ...BUILT_IN_POLICY, isBlind: false });
  for (const story of GLOBEX_STORIES) await tellStory({ ines }, story);
  return ines;
}
