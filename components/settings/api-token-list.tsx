"use client";

import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import { revokeApiTokenAction } from "@/lib/actions/people";
import type { ApiToken } from "@/lib/data/people/api-tokens";

/** The tokens that were not revoked. */
export function ApiTokenList({ tokens }: { tokens: ApiToken[] }) {
  const tenant = useTenant();
  const { sending, send } = useSend();
  if (tokens.length === 0) return <p className="text-muted">No API tokens yet.</p>;
  const end = ({ id, name }: ApiToken) =>
    void send(() => revokeApiTokenAction(tenant, id), `The token “${name}” was revoked.`, id);
  return (
    <Card aria-labelledby="tokens-title">
      <CardHeader id="tokens-title" title={tokens.length === 1 ? "1 token" : `${tokens.length} tokens`} />
      <ul className="divide-y px-4 pt-2 pb-2 sm:px-5">
        {tokens.map((token) => (
          <li key={token.id} aria-label={token.name} className="flex items-center gap-4 py-3">
            <div className="flex min-w-0 flex-1 flex-col">
              <span className="flex items-center gap-2">
                <span className="truncate font-medium">{token.name}</span>
                {token.isExpired ? <Badge tone="warning">Expired</Badge> : null}
              </span>
              <span className="text-muted text-sm">
                Starts with <span className="font-mono">{token.prefix}</span>, created{" "}
                <Time iso={token.createdAt} />
              </span>
              <span className="text-muted text-sm">
                {token.lastUsedAt ? (
                  <>
                    Last used <Time iso={token.lastUsedAt} />
                  </>
                ) : (
                  "Never used"
                )}
                {token.expiresAt ? (
                  <>
                    , {token.isExpired ? "ended" : "ends"} <Time iso={token.expiresAt} />
                  </>
                ) : (
                  ", works until revoked"
                )}
              </span>
            </div>
            <AlertDialog
              trigger={
                <Button size="sm" pending={sending === token.id}>
                  Revoke<span className="sr-only"> {token.name}</span>
                </Button>
              }
              title={`Revoke “${token.name}”?`}
              description="Programs using it will stop working at once. This cannot be undone."
              confirmLabel="Revoke token"
              onConfirm={() => end(token)}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}
