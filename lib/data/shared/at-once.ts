/**
 * When somebody waits for a job: before everything else, and whatever the clocks of the replicas say. A job whose time
 * is this one is done for real even where it would usually be spared.
 */
export const AT_ONCE = new Date(0);
