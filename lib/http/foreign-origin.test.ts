import { expect, test } from "vitest";
import { isForeignChange } from "./foreign-origin";

const asked = (headers: Record<string, string>, method = "POST", path = "/api/x") =>
  isForeignChange({
    method,
    path,
    publicHost: "debrief.test",
    headers: new Headers({ host: "10.0.0.7:3000", ...headers }),
  });

test("what a page of ours sends passes, by the public address or by the one that was asked", () => {
  expect(asked({ origin: "https://debrief.test" })).toBe(false);
  expect(asked({ origin: "http://10.0.0.7:3000" })).toBe(false);
});

test("what a page of somebody else's sends is refused, however it names itself", () => {
  for (const origin of [
    "https://evil.example",
    "https://debrief.test.evil.example",
    "https://debrief.test:444",
    "null",
    "",
    "x",
  ])
    expect([origin, asked({ origin })]).toEqual([origin, true]);
  expect(asked({ "sec-fetch-site": "cross-site" })).toBe(true);
  expect(asked({ "sec-fetch-site": "same-site" })).toBe(true);
});

test("reading is nobody's harm, and programs say nothing of where they come from", () => {
  for (const method of ["GET", "HEAD", "OPTIONS"])
    expect([method, asked({ origin: "https://evil.example" }, method)]).toEqual([method, false]);
  expect(asked({})).toBe(false);
});

test("the form on a review link's page, which hides where it is, passes, and only there", () => {
  expect(asked({ origin: "null", "sec-fetch-site": "same-origin" }, "POST", "/review/abc/open")).toBe(false);
  expect(asked({ origin: "null" }, "POST", "/review/abc/open")).toBe(false);
  expect(asked({ origin: "null", "sec-fetch-site": "cross-site" }, "POST", "/review/abc/open")).toBe(true);
  expect(asked({ origin: "null" }, "POST", "/t/acme/review-links/1/preview")).toBe(true);
});
