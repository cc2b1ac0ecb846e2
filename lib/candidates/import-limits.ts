export const IMPORT_MOST_ROWS = 5000;
export const IMPORT_MAX_BYTES = 3 * 1024 * 1024;
