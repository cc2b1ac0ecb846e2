// The words in which access-routes.ts and access-actions.ts say who may do what.
import { can, type Permission } from "../../lib/auth/roles";
import { type AccessScene, CALLERS, type CallerName, ROLES, type RoleName } from "./access-scene";

/** A status, or for an action `ok`, the code of its refusal, or `-> ` and where it leads. */
export type Answers<T> = Record<CallerName, T>;

export type RouteRow = {
  answers: Answers<number>;
  /** Where the refused of one's own organisation get a page that tells them so: who, and what is in it. */
  told?: { to: readonly CallerName[]; says: string };
  /** Beyond the address, in which `[tenant]` and the like stand for what the scene has. */
  request?: (scene: AccessScene) => RequestInit & { query?: string };
};

export type ActionRow = {
  /** What whoever may is answered. */
  allowed: string;
  /** Who is answered otherwise than the definition says, and what. */
  others: Partial<Answers<string>>;
  /**
   * Well-formed, so that nothing but the caller can be the reason of a refusal. Called once for all who are refused
   * and the first who is not, who thereby shows that the refused have changed nothing; then anew for each.
   */
  values: (scene: AccessScene, role: RoleName) => unknown[];
};

export const RECRUITERS = ["recruiter", "admin", "owner"] as const;
export const MANAGERS = ["admin", "owner"] as const;

const STRANGERS = ["outsider", "operator", "removed"] as const;

/** What each caller is answered: `allowed` as the roles in `by`, the rest by how much of them is known. */
function answers<T>(
  by: readonly CallerName[],
  allowed: T,
  refused: { nobody: T; stranger: T; role: T },
): Answers<T> {
  const answer = (caller: CallerName): T => {
    // Of what is no interview, as any reviewer.
    if (caller === "limited") return answer("reviewer");
    if (by.includes(caller)) return allowed;
    if ((ROLES as readonly string[]).includes(caller)) return refused.role;
    return (STRANGERS as readonly string[]).includes(caller) ? refused.stranger : refused.nobody;
  };
  return Object.fromEntries(CALLERS.map((caller) => [caller, answer(caller)])) as Answers<T>;
}

/** A page of an organisation. Whoever lacks the right finds nothing there. */
export function page(by: readonly CallerName[] = ROLES, allowed = 200, nobody = 307): RouteRow {
  return { answers: answers(by, allowed, { nobody, stranger: 404, role: 404 }) };
}

/** A page that tells the refused of its organisation in words that it is not for them. */
export function toldPage(by: readonly CallerName[], says: string): RouteRow {
  const to = ROLES.filter((role) => !by.includes(role));
  return { answers: answers(by, 200, { nobody: 307, stranger: 404, role: 200 }), told: { to, says } };
}

/** A route of an organisation. */
export function route(
  by: readonly CallerName[] = ROLES,
  allowed = 200,
  request?: RouteRow["request"],
): RouteRow {
  const refused = { nobody: 401, stranger: 404, role: 403 };
  return { answers: answers(by, allowed, refused), ...(request ? { request } : {}) };
}

/** What only the visitor of the link gets; to everybody else it is not there. */
export function visitors(allowed: number, request?: RouteRow["request"]): RouteRow {
  const refused = { nobody: 404, stranger: 404, role: 404 };
  return { answers: answers(["visitor"], allowed, refused), ...(request ? { request } : {}) };
}

/** A page or route of one interview, or of who had it: to whom it is not assigned, it is not there. */
export function inReach(row: RouteRow): RouteRow {
  return { ...row, answers: { ...row.answers, limited: 404 } };
}

/** The same answer for everybody, but for `others`. */
export function everybody<T>(answer: T, others: Partial<Answers<T>> = {}): Answers<T> {
  return { ...answers(CALLERS, answer, { nobody: answer, stranger: answer, role: answer }), ...others };
}

export function row(
  values: ActionRow["values"],
  allowed = "ok",
  others: Partial<Answers<string>> = {},
): ActionRow {
  return { values, allowed, others };
}

/** An action on one interview, or on what another reviewer has made. */
export function outOfReach(one: ActionRow, refused = "NOT_FOUND"): ActionRow {
  return { ...one, others: { ...one.others, limited: refused } };
}

/** What each caller is answered, by who may ask as the action's definition has it. */
export function answersTo(may: string, { allowed, others }: ActionRow): Answers<string> {
  return { ...answersBy(may, allowed), ...others };
}

function answersBy(may: string, allowed: string): Answers<string> {
  switch (may) {
    case "anybody":
      return everybody(allowed);
    case "self":
      return answers(ROLES, allowed, { nobody: "UNAUTHENTICATED", stranger: allowed, role: allowed });
    case "operator":
    case "visitor":
      return everybody("NOT_FOUND", { [may]: allowed });
    default: {
      const by = ROLES.filter((role) => may === "member" || can(role, may as Permission));
      return answers(by, allowed, { nobody: "UNAUTHENTICATED", stranger: "NOT_FOUND", role: "FORBIDDEN" });
    }
  }
}

export function form(values: Record<string, string>): FormData {
  const made = new FormData();
  for (const [name, value] of Object.entries(values)) made.set(name, value);
  return made;
}

/** Takes one of many out of the scene: nobody else is given it. */
export function take<T>(from: T[]): T {
  const taken = from.pop();
  if (taken === undefined) throw new Error("The scene has no more of these: raise COPIES in seed-access.ts.");
  return taken;
}
