import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import type { AuditEntry } from "@/lib/data/audit/audit-log";
import { auditActionText } from "@/lib/format/audit-actions";
import { auditDetailsText } from "@/lib/format/audit-details";
import { deviceName } from "@/lib/format/device-name";

const KINDS: Record<string, string> = {
  visitor: "review link",
  token: "API token",
  operator: "operator",
};
/** What has no name of its own, or none any more. */
const NAMELESS: Record<string, string> = { interview: "a removed interview", link: "this link" };

/** One entry. `aboutHref` leads to all entries about the same thing. */
export function AuditRow({ entry, aboutHref }: { entry: AuditEntry; aboutHref: string | null }) {
  const { actorKind, actorLabel, objectKind, objectId, objectLabel } = entry;
  const details = auditDetailsText(entry.details);
  const about = objectLabel ?? (objectId && objectKind ? (NAMELESS[objectKind] ?? objectKind) : null);
  const origin = [entry.userAgent && deviceName(entry.userAgent), entry.address].filter(Boolean).join(", ");
  return (
    <li className="grid gap-x-5 gap-y-0.5 px-4 py-3 sm:grid-cols-[minmax(0,1fr)_14rem] sm:px-5">
      <div className="flex min-w-0 flex-col gap-0.5">
        <p className="break-words">
          <span className="font-medium">{auditActionText(entry.action)}</span>
          {about ? (
            <>
              {": "}
              {aboutHref ? (
                <Link
                  href={aboutHref}
                  className="rounded-sm underline decoration-border-strong underline-offset-2 hover:decoration-current"
                >
                  {about}
                </Link>
              ) : (
                about
              )}
            </>
          ) : null}
        </p>
        {details ? <p className="break-words text-muted text-sm">{details}</p> : null}
      </div>
      <div className="flex min-w-0 flex-col gap-0.5 text-muted text-sm">
        <p className="break-words">
          {actorLabel}
          {KINDS[actorKind] ? ` (${KINDS[actorKind]})` : ""}
        </p>
        <p className="break-words">
          <Time iso={entry.at} style="dateTime" />
        </p>
        {origin ? <p className="break-words">{origin}</p> : null}
      </div>
    </li>
  );
}
