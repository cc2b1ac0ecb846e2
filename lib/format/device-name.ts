// Order matters: Edge and Opera call themselves Chrome, and Chrome calls itself Safari.
const BROWSERS = [
  ["Edge", /\bEdg(?:e|A|iOS)?\//],
  ["Opera", /\bOPR\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /\b(?:Chrome|CriOS|HeadlessChrome)\//],
  ["Safari", /\bSafari\//],
] as const;
// Android says that it is Linux, and an iPhone that it is like a Mac.
const SYSTEMS = [
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Android", /\bAndroid\b/],
  ["Windows", /\bWindows\b/],
  ["Mac", /\bMac OS X\b/],
  ["Linux", /\b(?:Linux|CrOS)\b/],
] as const;

/**
 * What a User-Agent header says of itself: `Firefox on Windows`; `unknown` where it says nothing we know. Good enough to
 * recognise a browser by, and never the whole of what it sends.
 */
export function deviceName(userAgent: string | null, unknown = "An unknown browser"): string {
  const browser = BROWSERS.find(([, sign]) => sign.test(userAgent ?? ""))?.[0];
  const system = SYSTEMS.find(([, sign]) => sign.test(userAgent ?? ""))?.[0];
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? system ?? unknown;
}
