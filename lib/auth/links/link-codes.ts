/** Codes by mail, for links that only chosen people open. */
import { randomInt } from "node:crypto";
import { BRAND_FIELDS, toBrand } from "@/lib/auth/brand";
import { forgetGuesses, mayGuess } from "@/lib/auth/guesses";
import { hashPassword, verifyPassword } from "@/lib/auth/login/passwords";
import { countAttempt, type RateLimitRule } from "@/lib/auth/rate-limit";
import { hashToken } from "@/lib/auth/tokens";
import { database } from "@/lib/db/client";
import { log } from "@/lib/log";
import { sendMail } from "@/lib/mail/send";

const CODE_MS = 10 * 60_000;
const HOUR_MS = 60 * 60_000;
const MOST_EMAIL_LENGTH = 200;
const SENT_TO_ADDRESS: RateLimitRule = { purpose: "link-code-address", limit: 5, windowMs: HOUR_MS };
const SENT_FOR_LINK: RateLimitRule = { purpose: "link-code-link", limit: 60, windowMs: HOUR_MS };
const SENT_BY_CALLER: RateLimitRule = { purpose: "link-code-caller", limit: 30, windowMs: HOUR_MS };

type Link = { id: string; tenantId: string };

/** Whether the address is on the list, by itself or by its domain. Both in lower case. */
export function isAllowedReader(allowed: readonly string[], email: string): boolean {
  const at = email.lastIndexOf("@");
  return at > 0 && (allowed.includes(email) || allowed.includes(email.slice(at)));
}

/**
 * Mails a new code to `email` when it may open the link; the one before is worthless then. False after too many. An
 * address that may not gets the same answer in the same time. A made-up link costs its caller, and nobody a hash.
 */
export async function sendLinkCode(token: string, email: string, caller: string): Promise<boolean> {
  if (!(await countAttempt(SENT_BY_CALLER, caller))) return false;
  const tokenHash = hashToken(token);
  const now = new Date();
  const link = await database().prisma.reviewLink.findUnique({
    where: {
      tokenHash,
      revokedAt: null,
      startsAt: { lte: now },
      expiresAt: { gt: now },
      tenant: { disabledAt: null },
    },
    select: { id: true, tenantId: true, allowedReaders: true, tenant: { select: BRAND_FIELDS } },
  });
  if (!link) return true;
  const isWithin = await Promise.all([
    countAttempt(SENT_TO_ADDRESS, `${tokenHash} ${email}`),
    countAttempt(SENT_FOR_LINK, tokenHash),
  ]);
  if (isWithin.includes(false)) return false;
  const code = Array.from({ length: 6 }, () => randomInt(10)).join("");
  const codeHash = await hashPassword(code);
  if (!isAllowedReader(link.allowedReaders, email)) return true;
  // Nobody waits for it: how long it takes would tell that the address is on the list.
  void keepAndSend(link, { email, code, codeHash, tenantName: toBrand(link.tenant).name }).catch(
    (error: unknown) => log.error({ err: error }, "a code for a review link could not be sent"),
  );
  return true;
}

/** Takes a code, which then works no second time. Guesses are counted for link, address and caller, across replicas. */
export async function useLinkCode(
  link: Link,
  { email, code, caller }: { email: string; code: string; caller: string },
): Promise<"right" | "wrong_code" | "rate_limited"> {
  // PostgreSQL stores no NUL, and nobody's address has one.
  if (email.length > MOST_EMAIL_LENGTH || email.includes("\0")) return "wrong_code";
  const guess = { what: "link-code", target: `${link.id} ${email}`, caller };
  if (!(await mayGuess(guess))) return "rate_limited";
  const key = { tenantId: link.tenantId, linkId: link.id, email };
  const row = await database().prisma.linkCode.findFirst({
    where: { ...key, expiresAt: { gt: new Date() } },
    select: { codeHash: true },
  });
  if (!(await verifyPassword(code.slice(0, 20), row?.codeHash ?? null)) || !row) {
    log.warn({ linkId: link.id, caller }, "a code for a review link was wrong");
    return "wrong_code";
  }
  // Of two who use it at once, one is let in.
  const taken = await database().prisma.linkCode.deleteMany({ where: { ...key, codeHash: row.codeHash } });
  if (taken.count === 0) return "wrong_code";
  await forgetGuesses(guess);
  return "right";
}

type Sent = { email: string; code: string; codeHash: string; tenantName: string };

async function keepAndSend(link: Link, { email, code, codeHash, tenantName }: Sent): Promise<void> {
  const values = { codeHash, expiresAt: new Date(Date.now() + CODE_MS) };
  const { tenantId, id: linkId } = link;
  await database().prisma.linkCode.upsert({
    where: { tenantId_linkId_email: { tenantId, linkId, email } },
    create: { tenantId, linkId, email, ...values },
    update: values,
  });
  await sendMail({
    to: { address: email },
    subject: `Your code: ${code}`,
    text: {
      lead: `Your code to open what ${tenantName} shared with you is ${code}. It works once, within ten minutes.`,
      footer: {
        text: "Someone entered this address on a review link. If it was not you, ignore this email.",
      },
    },
  });
}
