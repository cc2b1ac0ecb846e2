// The part of access-actions.ts that makes and changes review links.
import { type ActionRow, action, RECRUITERS, take } from "./access-rows";

const LINKS = "app/t/[tenant]/review-links/actions.ts";

export const LINK_ACTIONS: Record<string, ActionRow> = {
  [`${LINKS}#createReviewLinkAction`]: action(RECRUITERS, ({ tenant, interviewId }) => [
    ...[tenant, { interviewIds: [interviewId] }],
  ]),
  [`${LINKS}#revokeReviewLinksAction`]: action(RECRUITERS, ({ tenant, reviewLinks }) => [
    tenant,
    [take(reviewLinks).id],
  ]),
  [`${LINKS}#extendReviewLinkAction`]: action(RECRUITERS, ({ tenant, reviewLinks }) => [
    tenant,
    take(reviewLinks).id,
    20,
  ]),
  [`${LINKS}#changeReviewLinkAction`]: action(RECRUITERS, ({ tenant, reviewLinks }) => [
    ...[tenant, take(reviewLinks).id, { recipient: "Client" }],
  ]),
  [`${LINKS}#replaceLinkTokenAction`]: action(RECRUITERS, ({ tenant, reviewLinks }) => [
    tenant,
    take(reviewLinks).id,
  ]),
};
