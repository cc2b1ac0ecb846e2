import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { LinkCard, type LinkRefusal } from "@/components/links/link-card";
import { PublicShell } from "@/components/shell/public-shell";
import { actorForLinkVisitor } from "@/lib/auth/actor";
import { findClosedLink } from "@/lib/auth/links/link-visits";
import { READER_COOKIE, visitorCookieName } from "@/lib/auth/links/visitor-cookie";
import { askingWords } from "@/lib/format/shared-words";

// Says nothing of what is behind it: a messenger shows it to whoever sees the link.
export const metadata: Metadata = {
  title: "Shared for review",
  description: "Interviews shared with you for review.",
};

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What a link leads to before it is opened. Looking at it uses nothing up: programs look, people press. */
export default async function ClosedLinkPage({ params, searchParams }: Props) {
  const { token } = await params;
  const link = await findClosedLink(token);
  if (!link) notFound();
  const known = (await cookies()).get(visitorCookieName(link.id))?.value;
  if (await actorForLinkVisitor(link.id, known)) redirect(`/review/links/${link.id}`);
  if (!link.canOpen) notFound();
  return (
    <PublicShell brand={link.brand}>
      <LinkCard
        title={askingWords({ ...link, organisation: link.brand.name })}
        openHref={`/review/${token}/open`}
        codeHref={`/review/${token}/code`}
        needsEmail={link.needsEmail}
        email={link.needsEmail ? ((await cookies()).get(READER_COOKIE)?.value ?? null) : null}
        needsPasscode={link.needsPasscode}
        refusal={toRefusal((await searchParams).refused)}
      />
    </PublicShell>
  );
}

function toRefusal(value: string | string[] | undefined): LinkRefusal | null {
  const known = ["wrong_passcode", "wrong_code", "rate_limited"] as const;
  return known.find((one) => one === value) ?? null;
}
