export const MAIN_ID = "main";

/** First stop of the Tab key: past the navigation. */
export function SkipLink() {
  return (
    <a
      href={`#${MAIN_ID}`}
      className="fixed start-3 top-3 z-50 -translate-y-24 rounded-md bg-accent px-4 py-2.5 font-medium text-accent-fg shadow-lg transition-transform focus:translate-y-0"
    >
      Skip to content
    </a>
  );
}
