const pad = (value: number, digits: number) => String(value).padStart(digits, "0");

/** `00:01:02` for readers. */
export function clock(timeMs: number): string {
  const seconds = Math.floor(timeMs / 1000);
  return `${pad(Math.floor(seconds / 3600), 2)}:${pad(Math.floor(seconds / 60) % 60, 2)}:${pad(seconds % 60, 2)}`;
}

/** `00:01:02.500`, with the mark before the thousandths that the format asks for. */
export function cueClock(timeMs: number, mark: "." | ","): string {
  return `${clock(timeMs)}${mark}${pad(timeMs % 1000, 3)}`;
}
