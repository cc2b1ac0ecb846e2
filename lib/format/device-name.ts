// Order matters: Edge and Opera call themselves Chrome, and Chrome calls itself Safari.
const BROWSERS = [
  ["Edge", /\bEdg(?:e|A|iOS)?\//],
  ["Opera", /\bOPR\//],
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
  ["Linux", /\bLinux\b/],
] as const;

/** What a User-Agent header says of itself: `Firefox on Windows`. Good enough to recognise one's own browsers by. */
export function deviceName(userAgent: string | null): string {
  const browser = BROWSERS.find(([, sign]) => sign.test(userAgent ?? ""))?.[0];
  const system = SYSTEMS.find(([, sign]) => sign.test(userAgent ?? ""))?.[0];
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? system ?? "An unknown browser";
}
