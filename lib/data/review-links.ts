export type ReviewLinkState = "active" | "expired" | "revoked";

/** A link that lets somebody without an account see one interview. The token itself is never here. */
export type ReviewLink = {
  id: string;
  createdByName: string;
  createdAt: string;
  expiresAt: string;
  lastOpenedAt: string | null;
  openCount: number;
  state: ReviewLinkState;
};
