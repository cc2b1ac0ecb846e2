"use client";

import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { leaveTenantAction } from "@/lib/actions/account";

/** The way out of an organisation. */
export function LeaveCard({ tenantName }: { tenantName: string }) {
  const tenant = useTenant();
  const { isSending, refusal, send } = useSend("shown");
  return (
    <Card aria-labelledby="leave-title">
      <CardHeader
        id="leave-title"
        title={`Leave ${tenantName}`}
        description="You will lose access to its interviews. Your notes, reviews and account are kept."
      />
      <CardBody className="flex flex-col items-start gap-4">
        <RefusalAlert refusal={refusal} />
        <AlertDialog
          trigger={<Button pending={isSending}>Leave</Button>}
          title={`Leave ${tenantName}?`}
          description="You will need a new invitation to return."
          confirmLabel="Leave"
          onConfirm={() => void send(() => leaveTenantAction(tenant))}
        />
      </CardBody>
    </Card>
  );
}
