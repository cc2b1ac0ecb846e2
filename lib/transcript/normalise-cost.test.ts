import { expect, test } from "vitest";
import { cpuTimeMs } from "@/testing/cpu-time";
import { normaliseTranscript } from "./normalise";

test("a talk that is handed over bit by bit and never ends a sentence costs time by its length", () => {
  const bits = Array.from({ length: 20_000 }, (_, index) => ({
    ...{ type: "delta", role: "assistant", text: `word${index % 97} ` },
  }));
  const start = cpuTimeMs();
  const { turns } = normaliseTranscript(bits);
  expect(cpuTimeMs() - start).toBeLessThan(3_000);
  expect(turns).toHaveLength(1);
});
