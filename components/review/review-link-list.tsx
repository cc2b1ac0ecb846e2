"use client";

import { Link2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { toast } from "sonner";
import type { RevokeReviewLink } from "@/components/review/review-link-actions";
import { OpenCount } from "@/components/review/review-link-row";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { answerOf } from "@/components/ui/answer-of";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import type { ReviewLink, ReviewLinkState } from "@/lib/data/review-links";

type ReviewLinkListProps = { tenantSlug: string; links: ReviewLink[]; revoke: RevokeReviewLink };

const STATES: Record<ReviewLinkState, { tone: BadgeTone; word: string }> = {
  active: { tone: "success", word: "Active" },
  expired: { tone: "neutral", word: "Expired" },
  revoked: { tone: "neutral", word: "Revoked" },
};

/** The tenant's review links, newest first, with a way to end each. */
export function ReviewLinkList({ tenantSlug, links: initial, revoke }: ReviewLinkListProps) {
  const [links, setLinks] = useState(initial);
  const end = async (linkId: string) => {
    const answer = await answerOf(() => revoke(linkId));
    if (!answer.ok) return void toast.error(answer.reason);
    setLinks((before) => before.map((link) => (link.id === linkId ? answer.link : link)));
  };

  if (links.length === 0) {
    return (
      <Card>
        <EmptyState icon={<Link2 />} title="No review links yet">
          Open an interview and press Share to let somebody without an account hear and read it.
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card className="overflow-clip">
      <ul className="divide-y">
        {links.map((link) => (
          <li key={link.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
            <div className="min-w-0 flex-1 basis-60">
              <Link
                href={`/t/${tenantSlug}/interviews/${link.interviewId}`}
                className="font-medium hover:underline"
              >
                <bdi>{link.candidateName}</bdi>
              </Link>
              <p className="text-muted text-sm">
                By {link.createdByName}, <Time iso={link.createdAt} />
              </p>
            </div>
            <p className="basis-44 text-muted text-sm">
              <OpenCount link={link} />
              {link.lastOpenedAt ? (
                <>
                  , last <Time iso={link.lastOpenedAt} />
                </>
              ) : null}
            </p>
            <div className="flex min-w-40 items-center justify-between gap-3">
              <span className="flex items-center gap-2">
                <Badge tone={STATES[link.state].tone}>{STATES[link.state].word}</Badge>
                {link.state === "active" ? (
                  <span className="text-muted text-sm">
                    ends <Time iso={link.expiresAt} />
                  </span>
                ) : null}
              </span>
              {link.state === "active" ? (
                <AlertDialog
                  trigger={<Button size="sm">Revoke</Button>}
                  title="Revoke this link?"
                  description="Whoever has it can no longer open the interview, from this moment on."
                  confirmLabel="Revoke link"
                  onConfirm={() => void end(link.id)}
                />
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
