"use client";

import { Download, X } from "lucide-react";
import Form from "next/form";
import { useState } from "react";
import { auditFileHref, auditHref, dayOf, isFiltered } from "@/components/audit/audit-url";
import { DayInput } from "@/components/calendar/day-input";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Field, type FieldControlProps } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import type { AuditFilter } from "@/lib/data/audit/audit-log";
import type { Member } from "@/lib/data/people/members";
import { AUDIT_AREAS } from "@/lib/format/audit-actions";

const NO_FILTER: AuditFilter = { area: null, actorId: null, objectId: null, from: null, until: null };

type AuditFiltersProps = { tenantSlug: string; filter: AuditFilter; members: Member[] };

/** What the log is narrowed to, and the way to take what is left as a file. */
export function AuditFilters({ tenantSlug, filter, members }: AuditFiltersProps) {
  const { area, actorId, objectId, from, until } = filter;
  const isKnown = actorId === null || members.some(({ userId }) => userId === actorId);
  return (
    <div className="flex flex-col gap-3 px-4 pt-4 pb-3 sm:px-5">
      <Form
        // A new filter from a link must show in fields that keep what was typed.
        key={auditHref(tenantSlug, filter)}
        action={auditHref(tenantSlug, NO_FILTER)}
        className="grid grid-cols-2 items-end gap-3 xl:grid-cols-[1fr_1fr_9rem_9rem_auto]"
      >
        {objectId ? <input type="hidden" name="about" value={objectId} /> : null}
        <Field id="audit-area" label="What">
          {(control) => (
            <Select {...control} name="area" defaultValue={area ?? ""}>
              <option value="">Everything</option>
              {Object.entries(AUDIT_AREAS).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field id="audit-person" label="Who">
          {(control) => (
            <Select {...control} name="person" defaultValue={actorId ?? ""}>
              <option value="">Anyone</option>
              {isKnown ? null : <option value={actorId ?? ""}>Former members</option>}
              {members.map(({ userId, name }) => (
                <option key={userId} value={userId}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field id="audit-from" label="From">
          {(control) => <Day {...control} label="From" name="from" first={dayOf(from)} />}
        </Field>
        <Field id="audit-until" label="Until">
          {(control) => <Day {...control} label="Until" name="until" first={dayOf(until)} />}
        </Field>
        <Button type="submit">Apply</Button>
      </Form>
      {/* Without `download`: whoever has to show first who they are gets that page, and not a file of it. */}
      <div className="flex flex-wrap gap-2">
        <a
          href={auditFileHref(tenantSlug, filter, "csv")}
          className={buttonClass({ variant: "ghost", size: "sm" }, "-ms-2.5")}
        >
          <Download aria-hidden /> CSV
        </a>
        <a
          href={auditFileHref(tenantSlug, filter, "jsonl")}
          className={buttonClass({ variant: "ghost", size: "sm" })}
        >
          <Download aria-hidden /> JSON
        </a>
        {isFiltered(filter) ? (
          <Link
            href={auditHref(tenantSlug, NO_FILTER)}
            className={buttonClass({ variant: "ghost", size: "sm" })}
          >
            <X aria-hidden /> Clear filters
          </Link>
        ) : null}
      </div>
    </div>
  );
}

function Day({ first, ...rest }: FieldControlProps & { label: string; name: string; first: string }) {
  const [day, setDay] = useState(first);
  return (
    <DayInput
      {...rest}
      placeholder="Any day"
      value={day}
      onChange={setDay}
      firstYear={2024}
      lastYear={new Date().getFullYear()}
    />
  );
}
