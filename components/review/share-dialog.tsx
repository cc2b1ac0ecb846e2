"use client";

import { Check, Copy, Link2 } from "lucide-react";
import { useRef, useState } from "react";
import type { CreateReviewLink, RevokeReviewLink } from "@/components/review/review-link-actions";
import { ReviewLinkRow } from "@/components/review/review-link-row";
import { answerOf } from "@/components/ui/answer-of";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import type { ReviewLink } from "@/lib/data/review-links";

type ShareDialogProps = {
  links: ReviewLink[];
  /** How long a new link works. */
  days: number;
  create: CreateReviewLink;
  revoke: RevokeReviewLink;
};

/** Makes review links for an interview and ends them. */
export function ShareDialog({ links: initial, days, create, revoke }: ShareDialogProps) {
  const [links, setLinks] = useState(initial);
  const [url, setUrl] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isMaking, setIsMaking] = useState(false);
  const active = links.filter((link) => link.state === "active");

  const make = async () => {
    setIsMaking(true);
    setError(null);
    const answer = await answerOf(create);
    setIsMaking(false);
    if (!answer.ok) return setError(answer.reason);
    setUrl(answer.url);
    setLinks([answer.link, ...links]);
  };

  return (
    <Dialog
      trigger={
        <Button>
          <Link2 aria-hidden /> Share
        </Button>
      }
      onOpenChange={(isOpen) => {
        // Shown once: closed, it is gone from the page, too.
        if (!isOpen) setUrl(null);
      }}
      title="Share this interview"
      description={`Whoever has the link hears the recording and reads the transcript, without an account, for ${days} days. Notes stay here.`}
    >
      {url ? <NewLink url={url} /> : null}
      {error ? (
        <p role="alert" className="text-danger-text">
          {error}
        </p>
      ) : null}
      {url ? null : (
        <Button variant="primary" onClick={() => void make()} pending={isMaking} className="self-start">
          Create review link
        </Button>
      )}
      {active.length > 0 ? (
        <section aria-label="Active links" className="flex flex-col border-t pt-3">
          <h3 className="font-medium text-sm text-muted">
            {active.length === 1 ? "1 active link" : `${active.length} active links`}
          </h3>
          <ul className="divide-y">
            {active.map((link) => (
              <li key={link.id}>
                <ReviewLinkRow
                  link={link}
                  revoke={revoke}
                  onRevoked={(revoked) => {
                    setLinks((before) => before.map((one) => (one.id === revoked.id ? revoked : one)));
                    setUrl(null);
                  }}
                />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Dialog>
  );
}

function NewLink({ url }: { url: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    field.current?.select();
    // Without a secure connection there is no clipboard: the selected text is then one key away.
    const done = await navigator.clipboard?.writeText(url).then(
      () => true,
      () => false,
    );
    setIsCopied(done ?? false);
  };
  return (
    <div className="flex flex-col gap-1.5">
      <Label htmlFor="review-link-url">Review link</Label>
      <div className="flex gap-2">
        <Input
          ref={field}
          id="review-link-url"
          readOnly
          value={url}
          onFocus={(event) => event.target.select()}
          className="font-mono text-sm"
        />
        <Button variant="primary" onClick={() => void copy()}>
          {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
          {isCopied ? "Copied" : "Copy"}
        </Button>
      </div>
      <p role="status" className="text-sm text-muted">
        {isCopied ? "The link is on your clipboard." : "Copy it now: it is shown only this once."}
      </p>
    </div>
  );
}
