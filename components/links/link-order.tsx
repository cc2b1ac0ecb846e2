"use client";

import { ArrowDown, ArrowUp, X } from "lucide-react";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { IconButton } from "@/components/ui/icon-button";
import type { LinkChoices } from "@/lib/data/links/link-suggestions";

type Items = LinkChoices["interviews"];

/** The interviews of a link, to be put in order. */
export function LinkOrder({ interviews, onChange }: { interviews: Items; onChange: (items: Items) => void }) {
  const move = (from: number, to: number) => {
    const next = [...interviews];
    next.splice(to, 0, ...next.splice(from, 1));
    onChange(next);
  };
  return (
    <Card aria-labelledby="order-title">
      <CardHeader
        id="order-title"
        title={interviews.length === 1 ? "Interview" : `${interviews.length} interviews`}
        {...(interviews.length > 1 ? { description: "Shown to the recipient in this order." } : {})}
      />
      <CardBody className="pt-2">
        <ol className="divide-y">
          {interviews.map(({ id, candidateName, roleName }, index) => (
            <li key={id} className="flex items-center gap-3 py-2">
              <span className="w-5 text-end text-muted tabular-nums">{index + 1}</span>
              <span className="min-w-0 flex-1 break-words">
                <bdi className="font-medium">{candidateName}</bdi>
                {roleName ? (
                  <span className="block text-muted text-sm">
                    <bdi>{roleName}</bdi>
                  </span>
                ) : null}
              </span>
              {interviews.length > 1 ? (
                <span className="flex">
                  <IconButton
                    label={`Move ${candidateName} up`}
                    size="sm"
                    disabled={index === 0}
                    onClick={() => move(index, index - 1)}
                  >
                    <ArrowUp aria-hidden />
                  </IconButton>
                  <IconButton
                    label={`Move ${candidateName} down`}
                    size="sm"
                    disabled={index === interviews.length - 1}
                    onClick={() => move(index, index + 1)}
                  >
                    <ArrowDown aria-hidden />
                  </IconButton>
                  <IconButton
                    label={`Remove ${candidateName}`}
                    size="sm"
                    onClick={() => onChange(interviews.filter((one) => one.id !== id))}
                  >
                    <X aria-hidden />
                  </IconButton>
                </span>
              ) : null}
            </li>
          ))}
        </ol>
      </CardBody>
    </Card>
  );
}
