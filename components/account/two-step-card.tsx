import { CircleCheck, CircleDashed } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";

type TwoStepCardProps = { isOn: boolean; codesLeft: number; children: ReactNode };

/** Whether sign-in asks for a code as well, and the form that changes it. */
export function TwoStepCard({ isOn, codesLeft, children }: TwoStepCardProps) {
  return (
    <Card aria-labelledby="two-step-title">
      <CardHeader
        id="two-step-title"
        title="Two-step sign-in"
        description="Signing in also requires a code from an authenticator app on your phone."
      />
      <CardBody className="flex flex-col items-start gap-4">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {isOn ? (
            <Badge tone="success" icon={<CircleCheck aria-hidden />}>
              On
            </Badge>
          ) : (
            <Badge icon={<CircleDashed aria-hidden />}>Off</Badge>
          )}
          {isOn ? <span className="text-muted">{leftText(codesLeft)}</span> : null}
        </p>
        {children}
      </CardBody>
    </Card>
  );
}

function leftText(codes: number): string {
  if (codes === 0) return "You have no recovery codes left. Create new ones.";
  return codes === 1 ? "You have one recovery code left." : `You have ${codes} recovery codes left.`;
}
