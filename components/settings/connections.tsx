"use client";

import { useState } from "react";
import { useTenant } from "@/components/browser/use-tenant";
import { ConnectionForm } from "@/components/settings/connection-form";
import { ConnectionRow } from "@/components/settings/connection-row";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { Connection, KeyCheck } from "@/lib/data/platform/connections";

type ConnectionsProps = {
  connections: Connection[];
  /** False shows the states only, to members who may not change them. */
  canManage: boolean;
};

const TITLE_ID = "connections-title";

/** The keys to the interview platform: their states, and fields that can be written but never read. */
export function Connections({ connections, canManage }: ConnectionsProps) {
  const [isAdding, setIsAdding] = useState(false);
  const [added, setAdded] = useState<KeyCheck | null>(null);
  const isFirst = connections.length === 0;
  return (
    <Card aria-labelledby={TITLE_ID}>
      <CardHeader
        id={TITLE_ID}
        title="Interview platform"
        description="Debrief reads your interviews with one API key per project. Keys are stored encrypted and never shown again."
        actions={
          canManage && !isFirst && !isAdding ? (
            <Button
              onClick={() => {
                setAdded(null);
                setIsAdding(true);
              }}
            >
              Add
            </Button>
          ) : null
        }
      />
      {added ? (
        <div className="px-4 pt-4 sm:px-5">
          <Added check={added} />
        </div>
      ) : null}
      {isFirst ? (
        <p className="px-4 pt-3 text-muted sm:px-5">No API key yet, so there are no interviews to show.</p>
      ) : null}
      {canManage && (isFirst || isAdding) ? (
        <ConnectionForm
          isFirst={isFirst}
          onDone={(check) => {
            setIsAdding(false);
            setAdded(check);
          }}
        />
      ) : null}
      {isFirst ? null : (
        <ul className="divide-y px-4 pt-2 sm:px-5">
          {connections.map((connection) => (
            <ConnectionRow key={connection.id} connection={connection} canManage={canManage} />
          ))}
        </ul>
      )}
      {canManage ? null : (
        <CardBody className="border-t text-muted">Only owners and admins can change the keys.</CardBody>
      )}
    </Card>
  );
}

function Added({ check }: { check: KeyCheck }) {
  const tenant = useTenant();
  if (check.state !== "ok")
    return (
      <Banner role="status" tone="warning" title="Key saved, not yet checked.">
        The platform could not be reached. Debrief will keep trying and show the result here.
      </Banner>
    );
  return (
    <Banner
      role="status"
      tone="success"
      title="Key accepted."
      action={
        <div className="flex flex-wrap gap-2">
          <Link
            href={`/t/${encodeURIComponent(tenant)}/interviews`}
            className={buttonClass({ variant: "primary", size: "sm" })}
          >
            Go to interviews
          </Link>
          <Link
            href={`/t/${encodeURIComponent(tenant)}/settings/people`}
            className={buttonClass({ size: "sm" })}
          >
            Invite your team
          </Link>
        </div>
      }
    >
      It has the interview permission
      {check.credits === null ? "" : `, and ${credits(check.credits)} are left`}. Debrief is reading your
      interviews now.
    </Banner>
  );
}

function credits(left: number): string {
  return `${left.toLocaleString("en")} credits`;
}
