/** What `localStorage` holds under `key` as JSON; null when it holds nothing, something else, or is switched off. */
export function readStored(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/** Keeps `value` as JSON. Where storage is off or full, it is forgotten with the page. */
export function writeStored(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Nothing that the page cannot do without is kept this way.
  }
}
