/** So many people are invited at once. */
export const MOST_INVITED = 500;
export const INVITE_LIST_MAX_BYTES = 256 * 1024;
