const TIMES = Array.from({ length: 40 }, (_, index) => index);

/** Who is looking, faintly over the whole page: a picture of it tells where it came from. */
export function Watermark({ text }: { text: string }) {
  return (
    <div
      aria-hidden
      data-testid="watermark"
      className="pointer-events-none fixed inset-0 z-30 flex select-none flex-wrap content-around justify-around gap-16 overflow-hidden opacity-6 print:opacity-10"
    >
      {TIMES.map((time) => (
        <span key={time} className="-rotate-24 whitespace-nowrap text-sm">
          <bdi>{text}</bdi>
        </span>
      ))}
    </div>
  );
}
