"use client";

import { useSend } from "@/components/browser/use-send";
import { DomainBadge } from "@/components/settings/domain-badge";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { setDomainProvenAction } from "@/lib/actions/installation";
import type { InstallationDomain } from "@/lib/data/installation/installation-domains";

type TenantDomainsDialogProps = {
  tenant: { id: string; name: string; domains: InstallationDomain[] };
  open: boolean;
  onClose: () => void;
};

/** The domains that an organisation claims for single sign-on, for the operator to verify. */
export function TenantDomainsDialog({ tenant, open, onClose }: TenantDomainsDialogProps) {
  const { isSending, sending, send } = useSend();
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      title={`Domains of ${tenant.name}`}
      description="People with an address at a verified domain can sign in to this organisation with its identity provider. Verify a domain only if you know that it is theirs."
    >
      <ul aria-label="Domains" className="divide-y">
        {tenant.domains.map(({ name, isProven }) => (
          <li key={name} className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
            <bdi className="min-w-0 flex-1 break-words max-sm:basis-full">{name}</bdi>
            <DomainBadge isProven={isProven} />
            <Button
              size="sm"
              variant={isProven ? "danger-quiet" : "secondary"}
              disabled={isSending}
              pending={sending === name}
              aria-label={isProven ? `Withdraw ${name}` : `Verify ${name}`}
              onClick={() =>
                void send(
                  () => setDomainProvenAction(tenant.id, name, !isProven),
                  isProven ? `${name} is no longer verified.` : `${name} is verified.`,
                  name,
                )
              }
            >
              {isProven ? "Withdraw" : "Verify"}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
