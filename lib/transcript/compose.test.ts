import { expect, test } from "vitest";
import { cpuTimeMs } from "@/testing/cpu-time";
import { compose } from "./compose";
import { foldText } from "./fold-character";

test("letters and their marks become one, and none is lost", () => {
  expect(compose("Zoe\u0308\u0323")).toBe("Zoe\u0308\u0323".normalize("NFC"));
  expect(compose(`a${"\u0301\u0323".repeat(40)}`).match(/[\u0301\u0323]/g)?.length).toBeGreaterThan(75);
});

test("a heap of marks takes time by its length, not by its square", () => {
  const heap = `a${"\u0301\u0323".repeat(100_000)}`;
  const start = cpuTimeMs();
  compose(heap);
  foldText(heap);
  expect(cpuTimeMs() - start).toBeLessThan(1500);
});
