import type { ReactNode } from "react";
import { TagList } from "@/components/candidates/tag-list";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { Candidate } from "@/lib/data/candidates/candidate-details";

const SOURCES = { platform: "from the platform", person: "typed", import: "imported" } as const;

/** What is known of a candidate, and who says so. */
export function CandidateFacts({ candidate }: { candidate: Candidate }) {
  const { name, nameSource, email, emailSource, owner, tags, interviews, mergedHere } = candidate;
  const refs = [candidate.ref, ...mergedHere.map(({ ref }) => ref), ...interviews.map(({ ref }) => ref)];
  const references = [...new Set(refs.flatMap((ref) => ref ?? []))];
  const roles = [...new Set(interviews.flatMap(({ roleName }) => roleName ?? []))];
  const platformTags = [...new Set(interviews.flatMap((interview) => interview.tags))];
  return (
    <Card aria-labelledby="facts-title">
      <CardHeader id="facts-title" title="Details" />
      <CardBody>
        <dl className="flex flex-col gap-3">
          <Fact label="Name" source={name === null ? null : SOURCES[nameSource]}>
            {name === null ? null : <bdi>{name}</bdi>}
          </Fact>
          <Fact label="Email" source={email === null ? null : SOURCES[emailSource]}>
            {email === null ? null : (
              <a
                href={`mailto:${encodeURIComponent(email)}`}
                className="rounded-sm text-accent-text hover:underline"
              >
                {email}
              </a>
            )}
          </Fact>
          <Fact label={references.length > 1 ? "References" : "Reference"}>
            {references.length === 0
              ? null
              : references.map((ref) => (
                  <span key={ref} className="block font-mono text-sm">
                    <bdi>{ref}</bdi>
                  </span>
                ))}
          </Fact>
          <Fact label={roles.length > 1 && candidate.roleName === null ? "Roles" : "Role"}>
            {candidate.roleName === null && roles.length === 0
              ? null
              : (candidate.roleName === null ? roles : [candidate.roleName]).map((role) => (
                  <span key={role} className="block">
                    <bdi>{role}</bdi>
                  </span>
                ))}
          </Fact>
          <Fact label="Owner">{owner === null ? null : <bdi>{owner.name}</bdi>}</Fact>
          <Fact label="Tags">{tags.length === 0 ? null : <TagList tags={tags} className="pt-0.5" />}</Fact>
          {platformTags.length > 0 ? (
            <Fact label="Tags from the platform">
              <TagList tags={platformTags} className="pt-0.5" />
            </Fact>
          ) : null}
        </dl>
      </CardBody>
    </Card>
  );
}

type FactProps = { label: string; source?: string | null; children: ReactNode };

function Fact({ label, source, children }: FactProps) {
  return (
    <div className="flex flex-col">
      <dt className="text-muted text-sm">{label}</dt>
      <dd className="flex flex-wrap items-baseline gap-x-2">
        <div className="min-w-0 break-words">{children ?? <span className="text-subtle">None</span>}</div>
        {source ? <span className="text-subtle text-sm">{source}</span> : null}
      </dd>
    </div>
  );
}
