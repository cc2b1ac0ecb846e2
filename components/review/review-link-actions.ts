import type { ReviewLink } from "@/lib/data/review-links";

type Answer<T extends object> = ({ ok: true } & T) | { ok: false; reason: string };

/** `create` is told the address once; it cannot be read again. */
export type CreateReviewLink = () => Promise<Answer<{ url: string; link: ReviewLink }>>;
export type RevokeReviewLink = (linkId: string) => Promise<Answer<{ link: ReviewLink }>>;
