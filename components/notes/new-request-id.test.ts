import { expect, test } from "vitest";
import { z } from "zod";
import { newRequestId } from "./new-request-id";

test("makes ids that the server takes for UUIDs, each another one", () => {
  const ids = Array.from({ length: 200 }, newRequestId);
  expect(ids.every((id) => z.uuid({ version: "v4" }).safeParse(id).success)).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
});
