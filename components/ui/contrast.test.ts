import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const css = readFileSync(path.join(import.meta.dirname, "../../app/globals.css"), "utf8");

function tokensOf(selector: string): Map<string, string> {
  const block = css.slice(css.indexOf(`\n${selector} {`)).split("}")[0] ?? "";
  return new Map([...block.matchAll(/--([a-z-]+): (oklch\([^)]*\));/g)].map((m) => [m[1] ?? "", m[2] ?? ""]));
}

/** Relative luminance (WCAG 2.2) of an opaque `oklch(L C h)`, through OKLab and linear sRGB. */
function luminanceOf(oklch: string): number {
  const [lightness = 0, chroma = 0, hue = 0] = oklch.slice(6, -1).split(" ").map(Number);
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  const red = clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clamp(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
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

test.each([":root", ".dark"])(
  "Every colour pair of %s is readable for people with low vision",
  (selector) => {
    const tokens = tokensOf(selector);
    const failures = RULES.flatMap(({ what, pairs, least }) =>
      pairs.flatMap(([ink = "", ground = ""]) => {
        const inkLuminance = luminanceOf(tokens.get(ink) ?? `missing ${ink}`);
        const groundLuminance = luminanceOf(tokens.get(ground) ?? `missing ${ground}`);
        const ratio =
          (Math.max(inkLuminance, groundLuminance) + 0.05) / (Math.min(inkLuminance, groundLuminance) + 0.05);
        return ratio >= least ? [] : [`${what}: ${ink} on ${ground} is ${ratio.toFixed(2)}, needs ${least}`];
      }),
    );
    expect(failures).toEqual([]);
  },
);
