import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { listenToEvents, readEvent, retryDelayMs } from "./event-stream";

/** What a browser gives: a connection that the test plays the server of. */
class Connection extends EventTarget {
  static all: Connection[] = [];
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
    Connection.all.push(this);
  }
  say(type: string, atMs: number, content: object = {}): void {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(content), lastEventId: String(atMs) }));
  }
  isClosed = false;
  close(): void {
    this.isClosed = true;
  }
}

const page = Object.assign(new EventTarget(), { visibilityState: "visible" });
const stops: (() => void)[] = [];

beforeEach(() => {
  Connection.all = [];
  vi.stubGlobal("EventSource", Connection);
  vi.stubGlobal("document", page);
});

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.unstubAllGlobals();
});

function listen(renderedAtMs: number) {
  const heard: string[] = [];
  stops.push(
    listenToEvents("/events", renderedAtMs, {
      onEvent: ({ type }) => heard.push(type),
      onReturn: () => heard.push("look again"),
    }),
  );
  return heard;
}

function connection(): Connection {
  const last = Connection.all.at(-1);
  if (!last) throw new Error("nothing has connected");
  return last;
}

test("A part that listens later than another looks again when something happened since it was rendered", () => {
  const frame = listen(1000);
  expect(connection().url).toBe("/events?since=1000");
  connection().say("ready", 1100);
  connection().say("interview", 1200);
  expect(frame).toEqual(["interview"]);
  expect(listen(1150)).toEqual(["look again"]);
  expect(listen(1201)).toEqual([]);
  expect(Connection.all).toHaveLength(1);
});

test("A part that listens only after the others were told to look again, looks again as well", () => {
  listen(1000);
  connection().say("catch-up", 1100);
  expect(listen(1050)).toEqual(["look again"]);
  expect(listen(1101)).toEqual([]);
});

test("A part that was rendered before the one that connected is not told that all is well", () => {
  listen(1000);
  const earlier = listen(900);
  expect(earlier).toEqual([]);
  connection().say("ready", 1100);
  expect(earlier).toEqual(["look again"]);
});

test("A listener that hears even hidden pages keeps its connection, which has nobody looking", () => {
  const stop = listenToEvents(
    "/events",
    1000,
    { onEvent: () => {}, onReturn: () => {} },
    { evenHidden: true },
  );
  stops.push(stop);
  expect(connection().url).toBe("/events?since=1000&watching=no");
  page.visibilityState = "hidden";
  page.dispatchEvent(new Event("visibilitychange"));
  page.visibilityState = "visible";
  page.dispatchEvent(new Event("visibilitychange"));
  expect(Connection.all.map(({ isClosed }) => isClosed)).toEqual([false]);
});

test("All look again when something changed before the connection, and after a time without one", () => {
  const heard = [listen(1000), listen(1010)];
  connection().say("catch-up", 1100);
  expect(heard).toEqual([["look again"], ["look again"]]);
  for (const state of ["hidden", "visible"]) {
    page.visibilityState = state;
    page.dispatchEvent(new Event("visibilitychange"));
  }
  expect(connection().url).toBe("/events");
  connection().say("ready", 2000);
  expect(heard).toEqual([
    ["look again", "look again"],
    ["look again", "look again"],
  ]);
});

test("Each failed attempt waits longer than the one before, up to a minute", () => {
  const shortest = [0, 1, 2, 3, 20, 5000].map((failures) => retryDelayMs(failures, 0));
  const longest = [0, 1, 2, 3, 20, 5000].map((failures) => retryDelayMs(failures, 1));
  expect(shortest).toEqual([500, 1000, 2000, 4000, 30_000, 30_000]);
  expect(longest).toEqual([1000, 2000, 4000, 8000, 60_000, 60_000]);
});

test("An event says which interview it is about and what to read out", () => {
  expect(readEvent("interview", '{"interviewId":"1","status":"completed","text":"Ada is done."}')).toEqual({
    type: "interview",
    interviewId: "1",
    text: "Ada is done.",
  });
});

test.each(['{"interviewId":1}', '{"text":7}', '{"text":""}', "null", "[]", "", "not json", undefined])(
  "An event with the payload %j is a hint without particulars",
  (payload) => {
    expect(readEvent("notes", payload)).toEqual({ type: "notes" });
  },
);
