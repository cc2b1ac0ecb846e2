import { expect, test } from "vitest";
import { problemInWords, syncAdvice } from "./sync-advice";

const FINE = {
  ...{ state: "ok" as const, refusedCode: null, pausedUntil: null, lastError: null, failing: [] },
  ...{ lost: { rows: 0, path: null }, odd: { interviews: 0, fields: [] } },
};
const at = "2026-06-01T12:00:00.000Z";

test("what to do about a problem is said in the order in which it helps", () => {
  expect(syncAdvice(FINE).tone).toBe("success");
  expect(syncAdvice({ ...FINE, failing: [{ code: "HTTP_500", count: 2 }] })).toMatchObject({
    tone: "warning",
    title: "2 interviews or lists could not be read.",
  });
  const limited = { ...FINE, pausedUntil: at, lastError: { code: "RATE_LIMIT_EXCEEDED", at } };
  expect(syncAdvice(limited).title).toBe("The platform is limiting requests.");
  expect(syncAdvice({ ...limited, lastError: { code: "TIMEOUT", at } }).title).toBe(
    "The platform is not responding.",
  );
  const refused = { ...limited, state: "refused" as const };
  expect(syncAdvice(refused).whatToDo).toContain("new key");
  expect(syncAdvice({ ...refused, lastError: { code: "MISSING_PERMISSION", at } }).whatToDo).toContain(
    "permission",
  );
});

test("interviews and details that could not be read are not called up to date", () => {
  const lost = { rows: 3, path: "sessions[1].status" };
  expect(syncAdvice({ ...FINE, lost })).toMatchObject({
    tone: "warning",
    title: "3 interviews are missing: their rows could not be read.",
    whatToDo: expect.stringContaining("sessions[1].status"),
  });
  const odd = { interviews: 1, fields: [{ path: "completed_at", count: 1 }] };
  expect(syncAdvice({ ...FINE, odd }).title).toContain("some details could not be read");
});

test("a platform's code is shown in words, and quoted where it has none", () => {
  expect(problemInWords("NETWORK_ERROR")).toBe("The platform could not be reached");
  expect(problemInWords("HTTP_502")).toBe("The platform answered with error 502");
  expect(problemInWords("NEW_KIND")).toBe("The platform reported “NEW_KIND”");
});
