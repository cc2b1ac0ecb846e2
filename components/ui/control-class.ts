/** Shared look of text inputs. 16 px on touch, or iOS zooms into the field. */
export const CONTROL_CLASS =
  "w-full rounded-md border border-control bg-surface px-3 text-base text-text shadow-xs transition-colors touch:text-lg focus-visible:border-accent focus-visible:outline-offset-0 disabled:opacity-60 aria-invalid:border-danger aria-invalid:focus-visible:outline-danger";
