import { expect, test } from "vitest";
import {
  EMPTY_STATE,
  interviewHref,
  interviewsHref,
  isFiltered,
  type ListState,
  NO_CHOICE,
  NO_FILTER,
  stageState,
  viewAddress,
  viewHref,
  withFilter,
  withOrder,
  withQuery,
  withStatus,
} from "./list-url";

const DEEP: ListState = {
  statuses: ["active"],
  query: "ada",
  stage: "review",
  role: ["Cook", "Waiter"],
  language: ["de"],
  tag: ["pilot"],
  consent: ["explicit"],
  received: "30d",
  completed: "2026-01-01..2026-01-31",
  decision: ["none"],
  assignee: ["me"],
  sort: "duration",
  direction: "desc",
  cursor: "abc",
  view: null,
};

test("The plain list has a plain address", () => {
  expect(interviewsHref("acme", EMPTY_STATE)).toBe("/t/acme/interviews");
});

test("Filter, search, order and page are all in the address", () => {
  expect(interviewsHref("acme", DEEP)).toBe(
    "/t/acme/interviews?status=active&q=ada&stage=review&role=Cook&role=Waiter&language=de&tag=pilot&consent=explicit&received=30d&completed=2026-01-01..2026-01-31&decision=none&assignee=me&sort=-duration&cursor=abc",
  );
});

test("A view is its filters and order, and the address says which it is", () => {
  const state: ListState = { ...DEEP, view: "v1" };
  expect(viewHref("acme", { id: "v1", address: viewAddress(state) })).toBe(
    interviewsHref("acme", { ...state, cursor: null }),
  );
  expect(viewHref("acme", { id: "v1", address: viewAddress(EMPTY_STATE) })).toBe(
    "/t/acme/interviews?view=v1",
  );
  expect(withFilter(state, NO_CHOICE).view).toBe("v1");
});

test("Text with characters that mean something in addresses survives the way there and back", () => {
  const query = "R&D #1 + 50% ?/é محمد";
  const url = new URL(
    interviewsHref("acme", { ...EMPTY_STATE, query, statuses: ["a&b", "c d"] }),
    "http://host",
  );
  expect(url.searchParams.get("q")).toBe(query);
  expect(url.searchParams.getAll("status")).toEqual(["a&b", "c d"]);
});

test("A name in the path cannot leave its place in the path", () => {
  expect(interviewHref("acme", "../../settings?x")).toBe("/t/acme/interviews/..%2F..%2Fsettings%3Fx");
});

test("Every change of what is listed starts again at the first page", () => {
  const changed = [
    withStatus(DEEP, "failed"),
    withQuery(DEEP, "bo"),
    withOrder(DEEP, { sort: "role", direction: "asc" }),
    withFilter(DEEP, { role: [] }),
  ];
  expect(changed.map(({ cursor }) => cursor)).toEqual([null, null, null, null]);
});

test("A change of one thing keeps the others", () => {
  expect(interviewsHref("acme", withStatus(DEEP, null))).toBe(
    "/t/acme/interviews?q=ada&stage=review&role=Cook&role=Waiter&language=de&tag=pilot&consent=explicit&received=30d&completed=2026-01-01..2026-01-31&decision=none&assignee=me&sort=-duration",
  );
  expect(interviewsHref("acme", withQuery(DEEP, " "))).toBe(
    "/t/acme/interviews?status=active&stage=review&role=Cook&role=Waiter&language=de&tag=pilot&consent=explicit&received=30d&completed=2026-01-01..2026-01-31&decision=none&assignee=me&sort=-duration",
  );
  expect(interviewsHref("acme", withOrder(DEEP, null))).toBe(
    "/t/acme/interviews?status=active&q=ada&stage=review&role=Cook&role=Waiter&language=de&tag=pilot&consent=explicit&received=30d&completed=2026-01-01..2026-01-31&decision=none&assignee=me",
  );
});

test("An order alone hides nothing", () => {
  expect(isFiltered(withOrder(EMPTY_STATE, { sort: "role", direction: "asc" }))).toBe(false);
  expect(isFiltered(withQuery(EMPTY_STATE, "a"))).toBe(true);
  expect(isFiltered(withStatus(EMPTY_STATE, "failed"))).toBe(true);
  expect(isFiltered(withFilter(EMPTY_STATE, { assignee: ["nobody"] }))).toBe(true);
  expect(isFiltered(withFilter(EMPTY_STATE, { received: "7d" }))).toBe(true);
  expect(isFiltered(stageState("split"))).toBe(true);
  expect(isFiltered(withFilter(DEEP, NO_CHOICE))).toBe(true);
  expect(isFiltered({ ...DEEP, ...NO_FILTER })).toBe(false);
});

test("A ready-made view is the whole list narrowed by nothing else", () => {
  expect(interviewsHref("acme", stageState("ready"))).toBe("/t/acme/interviews?stage=ready");
  expect(interviewsHref("acme", stageState(null))).toBe("/t/acme/interviews?view=all");
});
