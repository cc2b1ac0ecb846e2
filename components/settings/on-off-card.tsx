import { CircleCheck, CircleDashed } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Badge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";

type OnOffCardProps = {
  title: string;
  description: string;
  isOn: boolean;
  /** False shows the state only, to members who may not change it. */
  canManage: boolean;
  /** What went wrong. */
  alert: ReactNode;
  /** How it is changed. */
  children: ReactNode;
};

/** Something that the whole organisation has on or off. */
export function OnOffCard({ title, description, isOn, canManage, alert, children }: OnOffCardProps) {
  const titleId = useId();
  return (
    <Card aria-labelledby={titleId}>
      <CardHeader id={titleId} title={title} description={description} />
      <CardBody className="flex flex-col items-start gap-4">
        {alert}
        <p role="status">
          {isOn ? (
            <Badge tone="success" icon={<CircleCheck aria-hidden />}>
              On
            </Badge>
          ) : (
            <Badge icon={<CircleDashed aria-hidden />}>Off</Badge>
          )}
        </p>
        {canManage ? children : <p className="text-muted">Only owners and admins can change this.</p>}
      </CardBody>
    </Card>
  );
}
