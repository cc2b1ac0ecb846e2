import { createScorecard, listScorecards } from "@/lib/data/reviews/scorecards";
import {
  BUILT_IN_POLICY,
  listPolicies,
  type ReviewPolicy,
  savePolicy,
} from "@/lib/data/sight/review-policies";
import type { Criterion } from "@/lib/scorecards/criterion";
import type { Team } from "./team";

const NO_ANCHORS = { low: "", middle: "", high: "" };

const scale = (id: string, name: string, low: string, middle: string, high: string): Criterion => ({
  ...{ id, name, kind: "scale", description: "", weight: 1, isRequired: true },
  anchors: { low, middle, high },
});

const yesNo = (id: string, name: string): Criterion => ({
  ...{ id, name, kind: "yes_no", description: "", weight: 1, isRequired: true },
  anchors: NO_ANCHORS,
});

const CLEAR = scale(
  "clarity",
  "Explains clearly",
  "Hard to follow, even on a second try.",
  "Clear on familiar ground.",
  "Makes difficult things easy to follow.",
);
const CONDITIONS = yesNo("conditions", "Availability fits");

/** The scorecards that Acme wrote for itself, beside the ready-made ones. */
const SCORECARDS: { name: string; criteria: Criterion[] }[] = [
  {
    name: "Leading a team",
    criteria: [
      scale(
        "people",
        "Leads people",
        "Gives orders, or avoids hard conversations.",
        "Fair in daily work; puts off what is hard.",
        "Asks first, is clear about what must change, and checks back.",
      ),
      scale(
        "decisions",
        "Owns decisions",
        "Blames others or the circumstances.",
        "Names a mistake, but not what changed since.",
        "Names the cost, and what they do differently now.",
      ),
      scale(
        "numbers",
        "Works with numbers",
        "Gives no figures.",
        "Knows the main figures of their area.",
        "Uses figures to choose, and says which ones.",
      ),
      CLEAR,
      CONDITIONS,
    ],
  },
  {
    name: "Nursing",
    criteria: [
      scale(
        "observation",
        "Notices early",
        "Relies on the monitor.",
        "Notices changes, reports them late.",
        "Acts on small changes before the numbers move.",
      ),
      scale(
        "teaching",
        "Passes knowledge on",
        "Prefers to work alone.",
        "Explains when asked.",
        "Builds up trainees, and checks that they understood.",
      ),
      scale(
        "families",
        "Supports families",
        "Avoids them.",
        "Polite, brief.",
        "Finds the worry behind a complaint.",
      ),
      CONDITIONS,
    ],
  },
  {
    name: "Driving and delivery",
    criteria: [
      scale(
        "safety",
        "Drives safely",
        "Plays risks down.",
        "Follows the rules.",
        "Checks more than is asked, and says why.",
      ),
      scale(
        "customers",
        "Handles customers",
        "Argues at the door.",
        "Polite, hands problems on.",
        "Warns early and settles problems on the spot.",
      ),
      CONDITIONS,
    ],
  },
  {
    name: "Technical roles",
    criteria: [
      scale(
        "method",
        "Works methodically",
        "Tries things until one works.",
        "Follows a known method.",
        "Plans for what can go wrong, and says who decides.",
      ),
      scale(
        "others",
        "Listens to others",
        "Knows better.",
        "Asks when stuck.",
        "Asks first, and gives credit.",
      ),
      CLEAR,
    ],
  },
];

type Rule = Partial<ReviewPolicy> & { roleName: string; scorecard: string };

const RULES: Rule[] = [
  { roleName: "Store manager", scorecard: "Leading a team", requiredReviews: 2, dueDays: 3 },
  { roleName: "Night shift lead", scorecard: "Leading a team", requiredReviews: 2 },
  { roleName: "Customer support agent", scorecard: "Service and sales", requiredReviews: 2 },
  { roleName: "Barista", scorecard: "Service and sales" },
  { roleName: "موظف استقبال", scorecard: "Service and sales", requiredReviews: 2 },
  { roleName: "Pflegefachkraft", scorecard: "Nursing", requiredReviews: 2 },
  { roleName: "Chauffeur livreur", scorecard: "Driving and delivery" },
  { roleName: "Site engineer", scorecard: "Technical roles" },
  { roleName: "მონაცემთა ანალიტიკოსი", scorecard: "Technical roles" },
];

/** Gives each role its scorecard and rules. New store managers go to three reviewers in turn. Twice is as once. */
export async function setReviewRules({ nora, grace, tom, sofia, claire }: Team): Promise<void> {
  const known = new Set((await listScorecards(nora)).map(({ name }) => name));
  for (const scorecard of SCORECARDS) if (!known.has(scorecard.name)) await createScorecard(nora, scorecard);
  const ids = new Map((await listScorecards(nora)).map(({ id, name }) => [name, id]));
  const ruled = new Set((await listPolicies(nora)).policies.map(({ roleName }) => roleName));
  const inTurn = {
    assignment: "in_turn",
    reviewerIds: [tom, sofia, claire].map(({ user }) => user.id),
  } as const;
  for (const { scorecard, ...rule } of RULES) {
    if (ruled.has(rule.roleName)) continue;
    const scorecardId = ids.get(scorecard) ?? null;
    const assigned = rule.roleName === "Store manager" ? inTurn : {};
    await savePolicy(grace, { ...BUILT_IN_POLICY, ...rule, ...assigned, scorecardId });
  }
}
