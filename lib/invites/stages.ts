/** Where somebody who is invited stands. `begun`: the candidate is in the interview. */
export type InviteStage =
  | "planned"
  | "asking"
  | "invited"
  | "begun"
  | "done"
  | "failed"
  | "expired"
  | "no_link"
  | "refused"
  | "withdrawn";

type Known = {
  state: "planned" | "sending" | "sent" | "refused" | "withdrawn";
  status: string | null;
  linkExpiresAt: Date | null;
  withdrawnAt: Date | null;
};

/** The stage by what is known here and what the platform last said of the session. */
export function stageOf({ state, status, linkExpiresAt, withdrawnAt }: Known, now: Date): InviteStage {
  if (state === "planned" || state === "refused" || state === "withdrawn") return state;
  if (state === "sending") return "asking";
  if (status === "completed") return "done";
  if (status === "failed") return "failed";
  if (status !== null && status !== "initiated") return "begun";
  if (withdrawnAt !== null) return "withdrawn";
  if (linkExpiresAt === null) return "no_link";
  return linkExpiresAt <= now ? "expired" : "invited";
}

/** Whether somebody at that stage can be invited once more. */
export function mayInviteAgain(stage: InviteStage): boolean {
  return ["failed", "expired", "no_link", "refused", "withdrawn"].includes(stage);
}

/** Whether an invitation at that stage can be withdrawn. */
export function mayWithdraw(stage: InviteStage): boolean {
  return stage === "planned" || stage === "invited" || stage === "no_link";
}

export const STAGE_WORDS: Record<InviteStage, string> = {
  planned: "Waiting",
  asking: "Checking",
  invited: "Invited",
  begun: "Started",
  done: "Done",
  failed: "Failed",
  expired: "Expired",
  no_link: "Link lost",
  refused: "Refused",
  withdrawn: "Withdrawn",
};

const WHY: Record<string, string> = {
  SESSION_TIMEOUT: "The interview ran over its time.",
  LINK_LOST: "The interview exists, but its link was lost on the way. Invite them again for a new one.",
  INVALID_INPUT: "The platform did not accept this person’s details.",
};

/** Why somebody failed or was refused, in a sentence; null when there is nothing to say. */
export function whyOf(code: string | null): string | null {
  return code === null ? null : (WHY[code] ?? `The platform says: ${code}.`);
}
