import { expect, test } from "vitest";
import { matchingCommands, tenantCommands } from "./commands";

const labels = (commands: { label: string }[]) => commands.map(({ label }) => label);

test("offers only what its reader may do", () => {
  const all = labels(tenantCommands("acme", () => true));
  const few = labels(tenantCommands("acme", () => false));
  expect(all).toEqual(expect.arrayContaining(["Review links", "Import candidates", "New scorecard"]));
  expect(few).toContain("Interviews");
  for (const label of ["Review links", "Import candidates", "New scorecard"])
    expect(few).not.toContain(label);
});

test("finds a command by any of its words, in any order, case and accent", () => {
  const commands = tenantCommands("acme", () => true);
  expect(labels(matchingCommands(commands, "  RULES revi "))).toEqual(["Review rules"]);
  expect(labels(matchingCommands(commands, "ÜPLOAD"))).toEqual(["Import candidates"]);
  expect(matchingCommands(commands, "")).toEqual(commands);
  expect(matchingCommands(commands, "zebra")).toEqual([]);
});
