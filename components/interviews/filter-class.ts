/** How a filter of the list looks, and one that hides something. */
export const FILTER_CLASS = {
  base: "h-8 truncate py-0 ps-2.5 pe-8 text-sm sm:field-sizing-content sm:max-w-52 touch:h-10 max-sm:ps-2 max-sm:pe-7",
  chosen: "border-accent bg-accent-soft font-medium",
};
