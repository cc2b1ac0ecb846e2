import { expect, test } from "vitest";
import { customFieldsOf } from "./custom-fields";

test("the newest session's word holds, and what earlier ones said is kept", () => {
  const sessions = [
    { createdAt: "2026-03-01", metadata: { source: "fair", shift: 2, remote: true } },
    { createdAt: "2026-02-01", metadata: { source: "web", city: "Bern" } },
    { createdAt: "2026-01-01", metadata: { source: "web", shift: 2 } },
    { createdAt: "2025-01-01", metadata: null },
    { createdAt: "2024-01-01", metadata: ["odd"] },
  ];
  expect(customFieldsOf(sessions)).toEqual([
    { key: "source", value: "fair", saidAt: "2026-03-01", earlier: ["web"] },
    { key: "shift", value: "2", saidAt: "2026-03-01", earlier: [] },
    { key: "remote", value: "true", saidAt: "2026-03-01", earlier: [] },
    { key: "city", value: "Bern", saidAt: "2026-02-01", earlier: [] },
  ]);
});
