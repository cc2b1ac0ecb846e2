// The part of access-actions.ts that makes and changes review links.
import { type ActionRow, row, take } from "./access-rows";

export const LINK_ACTIONS: Record<string, ActionRow> = {
  createReviewLinkAction: row(({ tenant, interviewId }) => [...[tenant, { interviewIds: [interviewId] }]]),
  revokeReviewLinksAction: row(({ tenant, reviewLinks }) => [tenant, [take(reviewLinks).id]]),
  extendReviewLinkAction: row(({ tenant, reviewLinks }) => [tenant, take(reviewLinks).id, 20]),
  changeReviewLinkAction: row(({ tenant, reviewLinks }) => [
    ...[tenant, take(reviewLinks).id, { recipient: "Client" }],
  ]),
  // Its maker's alone: the owner's, here.
  copyLinkAddressAction: row(({ tenant, reviewLinks }) => [tenant, take(reviewLinks).id], "ok", {
    ...{ admin: "NOT_FOUND", recruiter: "NOT_FOUND" },
  }),
  replaceLinkTokenAction: row(({ tenant, reviewLinks }) => [tenant, take(reviewLinks).id]),
};
