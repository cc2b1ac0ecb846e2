/** How a review link is opened: the one place where its token counts. After that, the visitor's cookie does. */

import { BRAND_FIELDS, type Brand, toBrand } from "@/lib/auth/brand";
import { forgetGuesses, mayGuess } from "@/lib/auth/guesses";
import { verifyPassword } from "@/lib/auth/login/passwords";
import { countAttempt, type RateLimitRule } from "@/lib/auth/rate-limit";
import { hashToken, newToken } from "@/lib/auth/tokens";
import { database } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { log } from "@/lib/log";
import { isAllowedReader, useLinkCode } from "./link-codes";

export const VISIT_HOURS = 12;
const VISIT_MS = VISIT_HOURS * 60 * 60_000;

/** More than any readers need, and few enough that nobody fills the history with openings. */
const OPENINGS: RateLimitRule = { purpose: "link-open", limit: 300, windowMs: 60 * 60_000 };
const OPENINGS_BY_CALLER: RateLimitRule = { purpose: "link-open-caller", limit: 60, windowMs: 60 * 60_000 };

/** What may be told of a link before it is opened. */
export type ClosedLink = {
  id: string;
  brand: Brand;
  /** Who made it, how many interviews it shows and how long they last together, in seconds. */
  senderName: string;
  interviewCount: number;
  totalSec: number;
  asksForFeedback: boolean;
  needsPasscode: boolean;
  /** Opens only for chosen people, who confirm their address by a code. */
  needsEmail: boolean;
  canOpen: boolean;
};

export type OpenedLink =
  | { outcome: "opened"; linkId: string; visitorId: string; secret: string; isNew: boolean }
  | { outcome: "unknown" | "wrong_passcode" | "wrong_code" | "rate_limited" };

type Opening = {
  token: string;
  /** From `callerAddress`. */
  caller: string;
  passcode: string;
  /** Lower case, and the code that was mailed there; both empty where the link asks for none. */
  email: string;
  code: string;
  device: string;
  known: string | undefined;
};

/**
 * The link behind a token; null when it is unknown, not begun, expired or revoked. `canOpen` is false when it was
 * opened as often as it may be: it then goes on for those who are in.
 */
export async function findClosedLink(token: string): Promise<ClosedLink | null> {
  const link = await database().prisma.reviewLink.findUnique({
    where: openAt(token),
    select: {
      ...LINK_FIELDS,
      allowsFeedback: true,
      createdBy: { select: { name: true } },
      items: { select: { interview: { select: { durationSec: true } } } },
    },
  });
  return (
    link && {
      id: link.id,
      senderName: link.createdBy.name,
      interviewCount: link.items.length,
      totalSec: link.items.reduce((sum, { interview }) => sum + (interview.durationSec ?? 0), 0),
      asksForFeedback: link.allowsFeedback,
      brand: toBrand(link.tenant),
      needsPasscode: link.passcodeHash !== null,
      needsEmail: link.allowedReaders.length > 0,
      canOpen: link.maxOpens === null || link.openCount < link.maxOpens,
    }
  );
}

/**
 * Opens a link for a browser and counts that. `known` is the secret of an earlier visit, which makes it the same
 * visitor; an unknown one is ignored.
 */
export async function openLink(opening: Opening): Promise<OpenedLink> {
  const link = await readLink(opening.token);
  if (!link) return { outcome: "unknown" };
  const { caller } = opening;
  if (link.passcodeHash !== null) {
    const guess = { what: "link-passcode", target: link.id, caller };
    if (!(await mayGuess(guess))) return { outcome: "rate_limited" };
    if (!(await verifyPassword(opening.passcode, link.passcodeHash))) {
      log.warn({ linkId: link.id, caller }, "a passcode was wrong");
      return { outcome: "wrong_passcode" };
    }
    await forgetGuesses(guess);
  }
  if (!(await countAttempt(OPENINGS_BY_CALLER, `${link.id} ${caller}`))) return { outcome: "rate_limited" };
  if (!(await countAttempt(OPENINGS, link.id))) return { outcome: "rate_limited" };
  const asksForEmail = link.allowedReaders.length > 0;
  if (asksForEmail) {
    const { email, code } = opening;
    const used = await useLinkCode(link, { email, code, caller });
    if (used !== "right") return { outcome: used };
    if (!isAllowedReader(link.allowedReaders, email)) return { outcome: "wrong_code" };
  }
  return letIn(link, { ...opening, email: asksForEmail ? opening.email : "" });
}

function readLink(token: string) {
  return database().prisma.reviewLink.findUnique({ where: openAt(token), select: LINK_FIELDS });
}

const LINK_FIELDS = {
  id: true,
  tenantId: true,
  passcodeHash: true,
  allowedReaders: true,
  openCount: true,
  maxOpens: true,
  tenant: { select: BRAND_FIELDS },
} as const satisfies Prisma.ReviewLinkSelect;

function openAt(token: string) {
  const now = new Date();
  return {
    tokenHash: hashToken(token),
    revokedAt: null,
    startsAt: { lte: now },
    expiresAt: { gt: now },
    tenant: { disabledAt: null },
  };
}

async function letIn(
  link: { id: string; tenantId: string },
  { token, device, known, email }: Opening,
): Promise<OpenedLink> {
  const secret = newToken();
  const now = new Date();
  const visit = {
    secretHash: hashToken(secret),
    device,
    email,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + VISIT_MS),
  };
  return database().prisma.$transaction(async (tx): Promise<OpenedLink> => {
    // In one statement with its conditions: two who open the last time at once are not both let in.
    const counted = await tx.$executeRaw`
      UPDATE review_links SET open_count = open_count + 1, last_opened_at = now()
      WHERE id = ${link.id}::uuid AND token_hash = ${hashToken(token)} AND revoked_at IS NULL
        AND starts_at <= now() AND expires_at > now() AND (max_opens IS NULL OR open_count < max_opens)`;
    if (counted === 0) return { outcome: "unknown" };
    const before = await tx.linkVisitor.findFirst({
      where: { linkId: link.id, isPreview: false, email, secretHash: hashToken(known ?? "") },
      select: { id: true },
    });
    const { id } = before
      ? await tx.linkVisitor.update({ where: before, data: visit, select: { id: true } })
      : await tx.linkVisitor.create({
          data: { ...visit, tenantId: link.tenantId, linkId: link.id },
          select: { id: true },
        });
    return { outcome: "opened", linkId: link.id, visitorId: id, secret, isNew: !before };
  });
}
