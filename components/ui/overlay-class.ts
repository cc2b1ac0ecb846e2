/** Behind a dialog. */
export const OVERLAY_CLASS =
  "fixed inset-0 z-40 bg-overlay data-[state=closed]:animate-fade-out data-[state=open]:animate-fade-in";

/** A dialog: a sheet from below on phones, a centred panel elsewhere. */
export const PANEL_CLASS =
  "fixed z-50 flex flex-col overflow-y-auto border border-border-strong bg-surface-raised shadow-lg focus:outline-none max-sm:inset-x-0 max-sm:bottom-0 max-sm:max-h-[88dvh] max-sm:rounded-t-xl max-sm:pb-[env(safe-area-inset-bottom)] max-sm:data-[state=closed]:animate-sheet-out max-sm:data-[state=open]:animate-sheet-in sm:top-1/2 sm:left-1/2 sm:max-h-[85dvh] sm:w-full sm:max-w-md sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-xl sm:data-[state=closed]:animate-pop-out sm:data-[state=open]:animate-pop-in";

/** A small layer that hangs on a button. */
export const FLOATING_CLASS =
  "z-50 rounded-lg border border-border-strong bg-surface-raised shadow-lg focus:outline-none data-[state=closed]:animate-pop-out data-[state=open]:animate-pop-in";
