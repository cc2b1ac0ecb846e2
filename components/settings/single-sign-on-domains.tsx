"use client";

import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import { ErrorLine } from "@/components/ui/error-line";
import { proveDomainAction } from "@/lib/actions/people";
import type { ClaimedDomain } from "@/lib/data/people/single-sign-on";
import { DomainBadge } from "./domain-badge";

/** Which of the organisation's domains are proven, and the record that proves each of the others. */
export function SingleSignOnDomains({ domains }: { domains: ClaimedDomain[] }) {
  return (
    <Card aria-labelledby="domains-title">
      <CardHeader
        id="domains-title"
        title="Domains"
        description="People can sign in once their domain is verified. Your Debrief operator can also verify it for you."
      />
      <ul className="divide-y px-4 pt-2 sm:px-5">
        {domains.map((domain) => (
          <DomainRow key={domain.name} domain={domain} />
        ))}
      </ul>
    </Card>
  );
}

function DomainRow({ domain: { name, isProven, record } }: { domain: ClaimedDomain }) {
  const tenant = useTenant();
  const { isSending, refusal, send } = useSend("shown");
  return (
    <li aria-label={name} className="flex flex-col gap-4 py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <bdi className="min-w-0 break-all font-medium">{name}</bdi>
        <DomainBadge isProven={isProven} />
      </div>
      {isProven ? null : (
        <>
          <p className="text-muted">Add this TXT record to the DNS settings of {name}, then check it here.</p>
          <CopyField
            id={`record-name-${name}`}
            label="Record name"
            copyLabel={`Copy record name for ${name}`}
            value={record.name}
          />
          <CopyField
            id={`record-value-${name}`}
            label="Record value"
            copyLabel={`Copy record value for ${name}`}
            value={record.value}
          />
          <ErrorLine error={refusal?.reason} />
          <Button
            className="self-start"
            pending={isSending}
            aria-label={`Check record for ${name}`}
            onClick={() => void send(() => proveDomainAction(tenant, name), `${name} is verified.`)}
          >
            Check record
          </Button>
        </>
      )}
    </li>
  );
}
