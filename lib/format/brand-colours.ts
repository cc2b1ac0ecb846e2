import { contrastOf, type Oklch, parseHex, toCss, toHex } from "./colour";

/** What text needs against its ground (WCAG AA). */
const TEXT_CONTRAST = 4.5;

const WHITE: Oklch = { lightness: 1, chroma: 0, hue: 0 };

/** The custom properties of app/globals.css that a brand's colour replaces. */
export type AccentTokens = Record<
  "--accent" | "--accent-hover" | "--accent-fg" | "--accent-soft" | "--accent-text" | "--surface-selected",
  string
>;

/** Why a colour cannot be used, in words that say what to do; null when it can. */
export function refuseAccent(hex: string): string | null {
  const colour = parseHex(hex);
  if (!colour) return "Enter the colour as # and six digits, such as #0c5a68.";
  const contrast = contrastOf(colour, WHITE);
  if (contrast >= TEXT_CONTRAST) return null;
  return `Too pale for white text (contrast ${contrast.toFixed(1)}, required ${TEXT_CONTRAST}). Try ${darker(colour)}.`;
}

/** The accent in all its shades, for light and dark pages; null for a colour that `refuseAccent` refuses. */
export function brandTokens(hex: string): { light: AccentTokens; dark: AccentTokens } | null {
  const colour = parseHex(hex);
  if (!colour || refuseAccent(hex) !== null) return null;
  return { light: lightTokens(colour), dark: darkTokens(colour) };
}

/** A style sheet that replaces the accent of a whole page, but for paper; empty for a colour that is refused. */
export function brandCss(hex: string | null): string {
  const tokens = hex === null ? null : brandTokens(hex);
  if (!tokens) return "";
  const block = (values: AccentTokens) =>
    Object.entries(values)
      .map(([name, value]) => `${name}:${value}`)
      .join(";");
  return `@media screen{:root{${block(tokens.light)}}.dark{${block(tokens.dark)}}}`;
}

function lightTokens(colour: Oklch): AccentTokens {
  const soft = shade(colour, 0.95, 0.026);
  const selected = shade(colour, 0.955, 0.018);
  const text = search(colour, Math.min(colour.lightness, 0.5), -0.005, [soft, selected]);
  // A colour that is nearly black gets lighter under the pointer: darker would not be seen.
  const step = colour.lightness < 0.3 ? 0.08 : -0.06;
  return {
    "--accent": toCss(colour),
    "--accent-hover": toCss({ ...colour, lightness: colour.lightness + step }),
    "--accent-fg": toCss(WHITE),
    "--accent-soft": toCss(soft),
    "--accent-text": toCss(text),
    "--surface-selected": toCss(selected),
  };
}

function darkTokens(colour: Oklch): AccentTokens {
  const soft = shade(colour, 0.295, 0.038);
  const selected = shade(colour, 0.272, 0.026);
  const accent = shade(colour, 0.74, 0.13);
  return {
    "--accent": toCss(accent),
    "--accent-hover": toCss({ ...accent, lightness: 0.8 }),
    "--accent-fg": toCss(shade(colour, 0.2, 0.03)),
    "--accent-soft": toCss(soft),
    "--accent-text": toCss(search(shade(colour, 0.8, 0.1), 0.8, 0.005, [soft, selected])),
    "--surface-selected": toCss(selected),
  };
}

function shade({ chroma, hue }: Oklch, lightness: number, most: number): Oklch {
  return { lightness, chroma: Math.min(chroma, most), hue };
}

/** From `lightness` on, the first shade that can be read on all grounds. */
function search(colour: Oklch, lightness: number, step: number, grounds: Oklch[]): Oklch {
  let found = { ...colour, lightness };
  while (
    found.lightness > 0 &&
    found.lightness < 1 &&
    grounds.some((ground) => contrastOf(found, ground) < TEXT_CONTRAST)
  )
    found = { ...found, lightness: found.lightness + step };
  return found;
}

function darker(colour: Oklch): string {
  // A little more than needed: six digits are rounded.
  let found = colour;
  while (contrastOf(found, WHITE) < TEXT_CONTRAST + 0.1)
    found = { ...found, lightness: found.lightness - 0.005 };
  return toHex(found);
}
