/** The pattern of `routes` that a path follows, such as /t/[tenant]/interviews; null for none. What is asked for is in no pattern. */
export function routeOf(routes: readonly string[], path: string): string | null {
  const asked = path.split("/");
  const fitting = routes.filter((route) => fits(route.split("/"), asked));
  // The more of it is fixed, the nearer it is.
  return fitting.sort((one, other) => openParts(one) - openParts(other))[0] ?? null;
}

function fits(route: string[], asked: string[]): boolean {
  const rest = route.findIndex((part) => part.includes("[..."));
  if (rest < 0 ? asked.length !== route.length : asked.length < rest) return false;
  const fixed = rest < 0 ? route : route.slice(0, rest);
  return fixed.every((part, index) => part.startsWith("[") || part === asked[index]);
}

function openParts(route: string): number {
  return route.split("[").length + (route.includes("[...") ? 100 : 0);
}
