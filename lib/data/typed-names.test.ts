/** Wherever a name is typed, it becomes one line of what can be seen: it cannot pass for another, or break a mail or a file. */
import { expect, test } from "vitest";
import { nameSchema as accountName } from "@/lib/auth/account/account";
import { passkeyNameSchema } from "@/lib/auth/factors/passkeys/passkeys";
import { newPersonSchema } from "@/lib/auth/sign-in/accept-invitation";
import { setUpSchema } from "@/lib/auth/sign-in/set-up";
import { readClaims } from "@/lib/auth/single-sign-on/claims";
import { nameSchema as candidateName, roleSchema, tagsSchema } from "@/lib/candidates/edit";
import { erasureSchema } from "@/lib/candidates/erasure";
import { READY_MADE_SCORECARDS } from "@/lib/scorecards/ready-made";
import { newTenantSchema, tenantNameSchema } from "./installation/installation-tenants";
import { interviewViewSchema } from "./interview-list/interview-views";
import { linkChangeSchema } from "./links/link-input";
import { feedbackSchema } from "./links/visitor-feedback";
import { webhookSchema } from "./news/webhooks";
import { apiTokenSchema } from "./people/api-tokens";
import { brandSchema } from "./people/brand";
import { singleSignOnSchema } from "./people/single-sign-on";
import { connectionNameSchema } from "./platform/connections";
import { speakerNameSchema } from "./results/speaker-names";
import { scorecardSchema } from "./reviews/scorecards";

const criterion = READY_MADE_SCORECARDS[0]?.criteria[0];
const claimed = { iss: "https://id.example", sub: "1", email: "ada@id.example", email_verified: true };

/** What each makes of a name, and whether it may be empty. Throws what is refused. */
const PLACES: Record<string, { read: (name: string) => unknown; isOptional?: true }> = {
  account: { read: (name) => accountName.parse(name) },
  "new person": { read: (name) => newPersonSchema.shape.name.parse(name) },
  "first person": { read: (name) => setUpSchema.shape.name.parse(name) },
  "first organisation": { read: (name) => setUpSchema.shape.tenantName.parse(name) },
  "new organisation": { read: (name) => newTenantSchema.shape.name.parse(name) },
  organisation: { read: (name) => tenantNameSchema.parse(name) },
  passkey: { read: (name) => passkeyNameSchema.parse(name) },
  candidate: { read: (name) => candidateName.parse(name), isOptional: true },
  "case number": {
    read: (name) => erasureSchema.parse({ reason: "asked", caseNumber: name, typed: "" }).caseNumber,
    isOptional: true,
  },
  role: { read: (name) => roleSchema.parse(name), isOptional: true },
  tag: { read: (name) => tagsSchema.parse([name])[0] ?? "", isOptional: true },
  "link's recipient": {
    read: (name) => linkChangeSchema.parse({ recipient: name }).recipient,
    isOptional: true,
  },
  "link's headline": {
    read: (name) => linkChangeSchema.parse({ headline: name }).headline,
    isOptional: true,
  },
  visitor: { read: (name) => feedbackSchema.shape.name.parse(name), isOptional: true },
  view: { read: (name) => interviewViewSchema.shape.name.parse(name) },
  webhook: { read: (name) => webhookSchema.shape.name.parse(name) },
  "API token": { read: (name) => apiTokenSchema.shape.name.parse(name) },
  brand: { read: (name) => brandSchema.shape.name.parse(name), isOptional: true },
  provider: { read: (name) => singleSignOnSchema.shape.name.parse(name) },
  connection: { read: (name) => connectionNameSchema.parse(name) },
  speaker: { read: (name) => speakerNameSchema.shape.label.parse(name) },
  scorecard: { read: (name) => scorecardSchema.shape.name.parse(name) },
  criterion: {
    read: (name) =>
      scorecardSchema.parse({ name: "Card", criteria: [{ ...criterion, name }] }).criteria[0]?.name,
  },
};

test.each(Object.entries(PLACES))(
  "the name of a %s is one line, without what nobody sees",
  (_, { read, isOptional }) => {
    expect(read("  Ada\r\n\u200bEx\u202eample\u0000\u2028\t ")).toBe("Ada Example");
    expect(read("نرگس\u200cسادات")).toBe("نرگس\u200cسادات");
    const unseen = "\u200b\u2060 \u200e\n";
    if (isOptional) expect(read(unseen)).toBe("");
    else expect(() => read(unseen)).toThrow(/[Nn]ame/);
    expect(() => read("x".repeat(5_000_000))).toThrow();
  },
);

test("a provider's name for somebody is cleaned, and one of nothing gives way to their address", () => {
  expect(readClaims({ ...claimed, name: "Ada\n\u200bVale" } as never)).toMatchObject({ name: "Ada Vale" });
  expect(readClaims({ ...claimed, name: "\u200b" } as never)).toMatchObject({ name: "ada" });
});
