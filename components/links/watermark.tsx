/** A grey that is faint on light and on dark. */
const GREY = "#808080";

/** Who is looking, faintly over the whole page: a picture of it tells where it came from. */
export function Watermark({ text }: { text: string }) {
  const width = 140 + 8 * Math.min(60, text.length);
  const written = text.slice(0, 60).replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
  const tile =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="170">` +
    `<text x="${width / 2}" y="85" text-anchor="middle" font-family="sans-serif" font-size="14" fill="${GREY}" ` +
    `transform="rotate(-20 ${width / 2} 85)">${written}</text></svg>`;
  return (
    <div
      aria-hidden
      data-testid="watermark"
      data-text={text}
      className="pointer-events-none fixed inset-0 z-30 opacity-15"
      style={{ backgroundImage: `url("data:image/svg+xml,${encodeURIComponent(tile)}")` }}
    />
  );
}
