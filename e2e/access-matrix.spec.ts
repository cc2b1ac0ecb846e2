import { expect, test } from "@playwright/test";
import { ACTIONS } from "./support/access-actions";
import { ROUTES } from "./support/access-routes";
import { answersTo } from "./support/access-rows";
import {
  CALLERS,
  CANARY,
  type CallerName,
  OWN_CANARY,
  ROLES,
  type RoleName,
  startAccessStack,
} from "./support/access-scene";
import { type ActionAnswer, HttpBrowser } from "./support/http-browser";
import { pathInScene } from "./support/path-in-scene";
import { addressOf, findActions, findRoutes } from "./support/walk-app";

let stack: Awaited<ReturnType<typeof startAccessStack>>;

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  stack = await startAccessStack();
});
test.afterAll(() => stack?.stop());

test("every page, route and action that answers has its row in the matrix, and no row is of nothing", async () => {
  const compare = (found: Iterable<string>, rows: object, table: string) => {
    const [there, listed] = [[...found], Object.keys(rows)];
    const [missing, gone] = [
      there.filter((one) => !listed.includes(one)),
      listed.filter((one) => !there.includes(one)),
    ];
    expect(missing, `Say in e2e/support/${table} who may do these`).toEqual([]);
    expect(gone, `Take these out of e2e/support/${table}: there is no such thing any more`).toEqual([]);
  };
  compare(await findRoutes(), ROUTES, "access-routes.ts");
  compare((await findActions()).keys(), ACTIONS, "access-actions.ts");
});

test("every page and route answers every caller as the matrix says", async () => {
  const wrong: string[] = [];
  for (const [file, { answers, request, told }] of Object.entries(ROUTES))
    for (const caller of CALLERS) {
      const { query = "", ...init } = request?.(stack.scene) ?? {};
      const asking = new AbortController();
      const response = await browserOf(caller).request(pathInScene(stack.scene, addressOf(file)) + query, {
        ...init,
        signal: asking.signal,
      });
      const text = isStream(response) ? "" : await response.text();
      asking.abort();
      if (response.status !== answers[caller])
        wrong.push(`${file} as ${caller}: ${response.status}, not ${answers[caller]}`);
      if (isOurs(caller) && text.match(file.startsWith("app/admin/") ? CONTENT : CANARY))
        wrong.push(`${file} as ${caller}: shows what is another organisation's`);
      if (caller === "limited" && text.match(OUT_OF_REACH))
        wrong.push(`${file} as ${caller}: shows an interview that is not assigned to them`);
      if (told && isRole(caller) && text.includes(told.says) !== told.to.includes(caller))
        wrong.push(`${file} as ${caller}: whether it says "${told.says}"`);
    }
  expect(wrong).toEqual([]);
});

test("every action answers every caller as the matrix says, and the refused have changed nothing", async () => {
  const wrong: string[] = [];
  const actions = await findActions();
  for (const [name, row] of lastAsked(Object.entries(ACTIONS))) {
    const found = actions.get(name);
    if (!found) continue;
    const answers = answersTo(found.may, row);
    const { values } = row;
    // Some are for the operator or a visitor, and refused even to an owner.
    const served = REFUSALS.includes(answers.owner) ? "ok" : answers.owner;
    const isAllowed = (caller: CallerName) => answers[caller] === served;
    const order = [...CALLERS].sort((a, b) => Number(isAllowed(a)) - Number(isAllowed(b)));
    const first = order.find(isAllowed) ?? "owner";
    let shared: unknown[] | undefined;
    for (const caller of order) {
      // The refused ask for what the first who may will be given.
      const given = shared ?? values(stack.scene, roleOf(isAllowed(caller) ? caller : first));
      shared = isAllowed(caller) ? undefined : given;
      const path = pathInScene(stack.scene, found.page);
      const answer = readAnswer(await browserOf(caller).act(found, path, given), given);
      if (answer !== answers[caller]) wrong.push(`${name} as ${caller}: ${answer}, not ${answers[caller]}`);
    }
  }
  expect(wrong).toEqual([]);
});

const REFUSALS = ["UNAUTHENTICATED", "FORBIDDEN", "NOT_FOUND"];

/** The operator is told that organisations and their people exist, and nothing of what is in them. */
const CONTENT = new RegExp(`${CANARY} (Candidate|role|note|scorecard)`);

const OUT_OF_REACH = new RegExp(`${OWN_CANARY} (Candidate|role|note)`);

/** What ends a login or a membership comes when nobody needs it any more. */
function lastAsked<T>(rows: [string, T][]): [string, T][] {
  const rank = (name: string) =>
    [
      ...["signOutOtherDevices", "leaveTenant", "joinAsNewPerson", "resetPassword"],
      ...["signOutAction", "signInAsInvited", "signInOtherwise"],
    ].findIndex((end) => name.includes(end));
  return rows.sort(([a], [b]) => rank(a) - rank(b));
}

function roleOf(caller: CallerName): RoleName {
  return ROLES.find((role) => role === caller) ?? "owner";
}

function isRole(caller: CallerName): boolean {
  return (ROLES as readonly string[]).includes(caller);
}

/** Of those who may see nothing of the other organisation. */
function isOurs(caller: CallerName): boolean {
  return caller !== "outsider" && !caller.startsWith("foreign");
}

function browserOf(caller: CallerName): HttpBrowser {
  const { cookies, tokens } = stack.scene;
  const token = tokens[caller];
  const browser = new HttpBrowser(stack.url, token ? { "x-api-key": token } : {});
  const [name, value] = cookies[caller]?.split(/=(.*)/s) ?? [];
  if (name && value) browser.cookies.set(name, value);
  return browser;
}

function isStream(response: Response): boolean {
  return /event-stream|audio/.test(response.headers.get("content-type") ?? "");
}

/** As the matrix writes it. */
function readAnswer({ status, result, redirect }: ActionAnswer, values: unknown[]): string {
  if (redirect !== null) {
    const token = values.find((value) => typeof value === "string" && value.length > 30);
    const place = redirect.replace(stack.scene.tenant, "[tenant]");
    return `-> ${token ? place.replace(encodeURIComponent(String(token)), "[token]") : place}`;
  }
  if (typeof result !== "object" || result === null) return `status ${status}`;
  if ((result as { ok?: boolean }).ok === true) return "ok";
  const { code, reason } = result as { code?: string; reason?: string };
  return code ?? reason ?? "no reason";
}
