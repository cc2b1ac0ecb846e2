import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import type { CustomField } from "@/lib/candidates/custom-fields";

/** What the platform's sessions carry of the organisation's own fields, as they were given. */
export function CustomFieldsCard({ fields }: { fields: CustomField[] }) {
  if (fields.length === 0) return null;
  return (
    <Card aria-labelledby="fields-title">
      <CardHeader id="fields-title" title="Custom fields" />
      <CardBody>
        <dl className="flex flex-col gap-3">
          {fields.map(({ key, value, saidAt, earlier }) => (
            <div key={key} className="flex flex-col">
              <dt className="break-words font-mono text-muted text-sm">
                <bdi>{key}</bdi>
              </dt>
              <dd className="whitespace-pre-wrap break-words">
                <bdi>{value}</bdi>
                {earlier.length > 0 ? (
                  <span className="block text-muted text-sm">
                    since <Time iso={saidAt} style="date" />, before: <bdi>{earlier.join(" · ")}</bdi>
                  </span>
                ) : null}
              </dd>
            </div>
          ))}
        </dl>
      </CardBody>
    </Card>
  );
}
