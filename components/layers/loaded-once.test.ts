import { expect, test } from "vitest";
import { loadedOnce } from "./loaded-once";

test("what could not be loaded is told, and tried again when it is asked for again", async () => {
  let isDown = true;
  let asked = 0;
  const part = loadedOnce(async () => {
    asked += 1;
    if (isDown) throw new Error("no network");
    return { name: "part" };
  });
  expect(await Promise.all([part.start(), part.start()])).toEqual([false, false]);
  expect([asked, part.current()]).toEqual([1, null]);
  isDown = false;
  expect(await part.start()).toBe(true);
  expect(await part.start()).toBe(true);
  expect([asked, part.current()]).toEqual([2, { name: "part" }]);
});
