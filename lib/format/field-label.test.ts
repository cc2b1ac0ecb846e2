import { expect, test } from "vitest";
import { fieldLabel } from "./field-label";

test("a field is named as the screens name it", () => {
  expect(fieldLabel("url")).toBe("Address");
  expect(fieldLabel("apiKey")).toBe("API key");
  expect(fieldLabel("allowsDownload")).toBe("Allows download");
  expect(fieldLabel("criteria.0.name")).toBe("Criteria 1, name");
});
