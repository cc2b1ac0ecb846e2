import type { LinkChangeInput, ReviewLinkInput } from "@/lib/data/links/link-input";
import type { ReviewLink } from "@/lib/data/links/review-links";

type Answer<T extends object> = ({ ok: true } & T) | { ok: false; reason: string };

/** What is told once, when a link is made: it cannot be read again. */
export type MadeLink = { url: string; passcode: string | null; link: ReviewLink };

export type CreateReviewLink = (input: ReviewLinkInput) => Promise<Answer<MadeLink>>;
export type ChangeReviewLink = (
  linkId: string,
  input: LinkChangeInput,
) => Promise<Answer<{ link: ReviewLink }>>;
export type RevokeReviewLinks = (linkIds: string[]) => Promise<Answer<{ links: ReviewLink[] }>>;
export type ExtendReviewLink = (linkId: string, days: number) => Promise<Answer<{ link: ReviewLink }>>;
export type ReplaceLinkToken = (linkId: string) => Promise<Answer<{ url: string; link: ReviewLink }>>;
