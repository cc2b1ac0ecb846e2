/** Under this name a session's metadata holds the id of the intention that it was started for. */
export const INTENTION = "debrief_invite";
