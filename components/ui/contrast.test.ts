import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { brandTokens, refuseAccent } from "@/lib/format/brand-colours";
import { contrastOf, type Oklch, parseOklch, toHex } from "@/lib/format/colour";

const css = readFileSync(path.join(import.meta.dirname, "../../app/globals.css"), "utf8");

function tokensOf(selector: string): Map<string, string> {
  const block = css.slice(css.indexOf(`\n${selector} {`)).split("}")[0] ?? "";
  return new Map([...block.matchAll(/--([a-z-]+): (oklch\([^)]*\));/g)].map((m) => [m[1] ?? "", m[2] ?? ""]));
}

const GROUNDS = ["bg", "surface", "surface-raised", "surface-sunken", "surface-hover", "surface-selected"];
const TEXT_PAIRS = [
  ...["ink", "muted", "subtle", "accent-text", "danger-text", "warning-text", "success-text"].flatMap((ink) =>
    GROUNDS.map((ground) => [ink, ground]),
  ),
  ...["accent", "danger", "warning", "success"].flatMap((tone) => [
    [`${tone}-text`, `${tone}-soft`],
    ["ink", `${tone}-soft`],
  ]),
  ["accent-fg", "accent"],
  ["accent-fg", "accent-hover"],
  ["danger-fg", "danger"],
  ["danger-fg", "danger-hover"],
  ["muted", "accent-soft"],
];
const BOUNDARY_PAIRS = ["control", "accent", "danger", "warning", "success"].flatMap((ink) =>
  ["bg", "surface", "surface-raised"].map((ground) => [ink, ground]),
);

const RULES = [
  { what: "text", pairs: TEXT_PAIRS, least: 4.5 },
  { what: "the boundary of a control", pairs: BOUNDARY_PAIRS, least: 3 },
];

function failuresOf(tokens: Map<string, string>): string[] {
  const colour = (name: string): Oklch => {
    const parsed = parseOklch(tokens.get(name) ?? "");
    if (!parsed) throw new Error(`There is no colour ${name}.`);
    return parsed;
  };
  return RULES.flatMap(({ what, pairs, least }) =>
    pairs.flatMap(([ink = "", ground = ""]) => {
      const ratio = contrastOf(colour(ink), colour(ground));
      return ratio >= least ? [] : [`${what}: ${ink} on ${ground} is ${ratio.toFixed(2)}, needs ${least}`];
    }),
  );
}

test.each([":root", ".dark"])("Every colour pair of %s is readable for people with low vision", (selector) =>
  expect(failuresOf(tokensOf(selector))).toEqual([]),
);

const ANY_COLOUR = [0.05, 0.2, 0.35, 0.45, 0.55, 0.65].flatMap((lightness) =>
  [0, 0.05, 0.12, 0.25].flatMap((chroma) =>
    [0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330].map((hue) => toHex({ lightness, chroma, hue })),
  ),
);

test("every colour that a brand may have is readable as well, in light and in dark", () => {
  const accepted = ANY_COLOUR.filter((hex) => refuseAccent(hex) === null);
  expect(accepted.length).toBeGreaterThan(100);
  const failures = accepted.flatMap((hex) => {
    const brand = brandTokens(hex);
    return ([":root", ".dark"] as const).flatMap((selector) => {
      const tokens = tokensOf(selector);
      for (const [name, value] of Object.entries((selector === ".dark" ? brand?.dark : brand?.light) ?? {}))
        tokens.set(name.slice(2), value);
      return failuresOf(tokens).map((failure) => `${hex} ${selector} ${failure}`);
    });
  });
  expect(failures).toEqual([]);
});

test("a colour that is too pale for white text is refused with one that would do", () => {
  for (const hex of ["#ffd400", "#7fd4ff", "#ffffff", "#c0c0c0"]) {
    const refusal = refuseAccent(hex) ?? "";
    expect(refusal).toContain("Too pale");
    expect(refuseAccent(/#[0-9a-f]{6}/.exec(refusal)?.[0] ?? "")).toBeNull();
  }
  for (const text of ["", "red", "#123", "#12345g", "url(x)"]) expect(brandTokens(text)).toBeNull();
});
