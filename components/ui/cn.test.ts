import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { twMerge } from "tailwind-merge";
import { expect, test } from "vitest";
import { cn } from "./cn";

const LITERAL = /"([^"\n]*)"|`([^`]*)`/g;
const BASE = /(?:^|:)(!?-?[a-z@[][^:\s[\]]*(?:\[[^\]\s]*\][^:\s]*)?!?)$/;

/** Every class of the sources, without what it is for (`hover:`, `max-sm:`). Some are no classes, which is no matter. */
function classesInUse(): string[] {
  const found = new Set<string>();
  for (const folder of ["app", "components"])
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || (!entry.name.endsWith(".tsx") && !entry.name.endsWith(".ts"))) continue;
      const text = readFileSync(path.join(entry.parentPath, entry.name), "utf8");
      for (const [, quoted = "", template = ""] of text.matchAll(LITERAL))
        for (const word of `${quoted} ${template}`.split(/[\s${}]+/)) {
          const base = BASE.exec(word)?.[1];
          if (base && twMerge(base, base) === base) found.add(base);
        }
    }
  return [...found];
}

test("of two classes for one property the later wins, for every class in the sources", () => {
  const classes = classesInUse();
  expect(classes.length).toBeGreaterThan(400);
  // One of each kind stands for all of it: the table is asked about pairs of kinds.
  const kinds: string[] = [];
  const wrong: string[] = [];
  const compare = (one: string, other: string) => {
    const wanted = twMerge(one, other);
    if (cn(one, other) !== wanted) wrong.push(`${one} ${other}: ${cn(one, other)}, not ${wanted}`);
  };
  for (const name of classes) {
    const kind = kinds.find((one) => twMerge(one, name) === name && twMerge(name, one) === one);
    if (kind) {
      compare(kind, name);
      compare(name, kind);
    } else kinds.push(name);
  }
  for (const one of kinds) for (const other of kinds) if (one !== other) compare(one, other);
  expect(wrong).toEqual([]);
});
