/**
 * The one door for changes: an action is its gate, the schemas of what a browser gives it, and what it does. Actors,
 * parsing, permission and answer are the same for all of them. What may be asked stands on the function as `may`, so
 * that a test can compare it with what is answered.
 */
import "server-only";
import { refresh, revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import type { Origin } from "@/lib/audit/entry";
import type { MemberActor, OperatorActor, ReviewLinkActor } from "@/lib/auth/actor";
import type { LoggedInUser } from "@/lib/auth/login/logins";
import type { Permission } from "@/lib/auth/roles";
import { type ActionRefusal, type ActionResult, actionResult } from "@/lib/http/action-result";
import { memberOrThrow, operatorOrThrow, trustedMemberOrThrow, userOrThrow } from "@/lib/http/gates";
import { asText, parseInput } from "@/lib/http/parse";
import { visitorOrThrow } from "@/lib/http/visitor-gate";
import { callerAddress } from "@/lib/net/caller-address";
import { originOf } from "@/lib/net/origin";

/** Who may ask: a member by a permission or any, whoever is signed in, the operator, a link's visitor, anybody. */
type May = Permission | "member" | "self" | "operator" | "visitor" | "anybody";

/** What could give an organisation, or all that is in it, away: both steps and fresh proof are asked for. */
const FAR_REACHING: ReadonlySet<May> = new Set<Permission>([
  "members.manage",
  "apiTokens.manage",
  "webhooks.manage",
  "connection.manage",
  "settings.manage",
  "privacy.manage",
]);

/** From where a browser asks. */
type Caller = { address: string; origin: Origin };

type Schemas = readonly z.ZodType[];
type Given<S extends Schemas> = { -readonly [K in keyof S]: z.input<S[K]> };
type Taken<S extends Schemas> = { -readonly [K in keyof S]: z.output<S[K]> };

/** What is read anew afterwards: the page that asked, every page of the organisation's settings, or every page of it. */
type Renews = "nothing" | "page" | "settings" | "organisation";

/** Its answer goes to the browser. A refusal that says more than a reason is returned, any other is thrown. */
type Does<Who, S extends Schemas, T> = (who: Who, ...taken: Taken<S>) => Promise<T>;

// biome-ignore lint/suspicious/noConfusingVoidType: most do something and answer nothing.
type Answering = object | void;

type Result<T> = ActionRefusal | (T extends { ok: false } ? T : ActionResult<T extends object ? T : object>);

/** A member's. The browser gives the slug of their organisation first, and then one argument for each schema. */
export function memberAction<const S extends Schemas, T extends Answering>(
  may: Permission | "member",
  renews: Renews,
  takes: S,
  does: Does<MemberActor, S, T>,
) {
  const gate = async (tenant: string) => {
    const actor = await (FAR_REACHING.has(may) ? trustedMemberOrThrow : memberOrThrow)(asText(tenant));
    if (may !== "member") actor.demand(may);
    return actor;
  };
  return define({ may, gate, renews, takes, does });
}

/** About one's own account, for whoever is signed in. */
export function ownAction<const S extends Schemas, T extends Answering>(
  renews: "nothing" | "page",
  takes: S,
  does: Does<Caller & { user: LoggedInUser }, S, T>,
) {
  const gate = async () => ({ user: await userOrThrow(), ...(await caller()) });
  return define({ may: "self", gate, renews, takes, does });
}

/** The operator's. */
export function operatorAction<const S extends Schemas, T extends Answering>(
  renews: "nothing" | "page",
  takes: S,
  does: Does<OperatorActor, S, T>,
) {
  return define({ may: "operator", gate: operatorOrThrow, renews, takes, does });
}

/** A review link's visitor's. The browser gives the link's id first. */
export function visitorAction<const S extends Schemas, T extends Answering>(
  takes: S,
  does: Does<ReviewLinkActor, S, T>,
) {
  const gate = (linkId: string) => visitorOrThrow(asText(linkId));
  return define({ may: "visitor", gate, renews: "nothing", takes, does });
}

/** For who need not be signed in. */
export function openAction<const S extends Schemas, T extends Answering>(takes: S, does: Does<Caller, S, T>) {
  return define({ may: "anybody", gate: caller, renews: "nothing", takes, does });
}

/** For who need not be signed in: answers nothing and leads to the address that `leads` gives. */
export function leadingAction<const S extends Schemas>(takes: S, leads: Does<Caller, S, string>) {
  const act = async (...given: Given<S>): Promise<void> =>
    redirect(await leads(await caller(), ...takenBy(takes, given)));
  return Object.assign(act, { may: "anybody" as const });
}

async function caller(): Promise<Caller> {
  const asked = await headers();
  return { address: callerAddress(asked), origin: originOf(asked) };
}

type Definition<Place extends unknown[], Who, S extends Schemas, T extends Answering> = {
  may: May;
  gate: (...place: Place) => Promise<Who>;
  renews: Renews;
  takes: S;
  does: Does<Who, S, T>;
};

function define<Place extends unknown[], Who, S extends Schemas, T extends Answering>({
  may,
  gate,
  renews,
  takes,
  does,
}: Definition<Place, Who, S, T>) {
  const act = async (...args: [...Place, ...Given<S>]): Promise<Result<T>> => {
    const result = await actionResult(async () => {
      // A gate takes the first arguments; a browser may send fewer or more than there are.
      const place = args.slice(0, gate.length) as Place;
      const who = await gate(...place);
      const done = await does(who, ...takenBy(takes, args.slice(gate.length)));
      if (renews === "page") refresh();
      else if (renews === "settings") revalidatePath(`/t/${asText(place[0])}/settings`, "layout");
      else if (renews === "organisation") revalidatePath(`/t/${asText(place[0])}`, "layout");
      // Spread, nothing is an empty object.
      return { ...(done as object | undefined) };
    });
    // Spread over `ok: true`, a refusal that was returned is one.
    return result as Result<T>;
  };
  return Object.assign(act, { may });
}

function takenBy<S extends Schemas>(takes: S, given: readonly unknown[]): Taken<S> {
  // One output for each schema, in their order.
  return takes.map((schema, index) => parseInput(schema, given[index])) as Taken<S>;
}
