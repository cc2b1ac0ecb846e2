"use client";

import { NewRole } from "@/components/invites/new-role";
import { Banner } from "@/components/ui/banner";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { InviteConnection, InviteRole } from "@/lib/data/invites/invite-roles";
import { languageName } from "@/lib/format/language-name";

type RoleFieldsProps = {
  connections: InviteConnection[];
  connectionId: string;
  personaId: string;
  onConnection: (id: string) => void;
  onRole: (id: string) => void;
  onMade: (role: InviteRole) => void;
};

/** To which role, by which connection, and what is left to spend. */
export function RoleFields(props: RoleFieldsProps) {
  const { connections, connectionId, personaId, onConnection, onRole, onMade } = props;
  const connection = connections.find(({ id }) => id === connectionId);
  const roles = connection?.roles ?? [];
  return (
    <Card aria-labelledby="role-title">
      <CardHeader id="role-title" title="Role" description="Roles and their questions live at ZenHire." />
      <CardBody className="flex flex-col gap-4">
        {connections.length > 1 ? (
          <Field id="invite-connection" label="Connection">
            {(control) => (
              <Select {...control} value={connectionId} onChange={({ target }) => onConnection(target.value)}>
                {connections.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        ) : null}
        {connection?.problem ? (
          <ConnectionProblem problem={connection.problem} />
        ) : (
          <>
            <Field id="invite-role" label="Invite to">
              {(control) => (
                <Select
                  {...control}
                  required
                  value={personaId}
                  onChange={({ target }) => onRole(target.value)}
                >
                  <option value="" disabled>
                    {roles.length === 0 ? "No roles yet" : "Choose a role"}
                  </option>
                  {roles.map(({ id, roleName, language }) => (
                    <option key={id} value={id}>
                      {language ? `${roleName} · ${languageName(language)}` : roleName}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <NewRole connectionId={connectionId} isFirst={roles.length === 0} onMade={onMade} />
            <Credits credits={connection?.credits ?? null} />
          </>
        )}
      </CardBody>
    </Card>
  );
}

function ConnectionProblem({ problem }: { problem: NonNullable<InviteConnection["problem"]> }) {
  if (problem.kind === "unreachable")
    return (
      <Banner tone="warning" title="The platform cannot be reached">
        Roles and credits cannot be loaded right now. Reload this page in a moment.
      </Banner>
    );
  if (problem.code === "MISSING_PERMISSION")
    return (
      <Banner tone="danger" title="The platform key may not start interviews">
        It is valid but lacks the interview permission. Grant it in ZenHire’s dashboard, then reload this
        page.
      </Banner>
    );
  return (
    <Banner tone="danger" title="The platform does not accept the key">
      Check the connection under Settings. The platform says {problem.code}.
    </Banner>
  );
}

function Credits({ credits }: { credits: number | null }) {
  if (credits === null)
    return <p className="text-muted text-sm">The platform does not say how many credits are left.</p>;
  if (credits <= 0)
    return (
      <Banner tone="warning" title="No credits left">
        Invitations will wait until credits are added at ZenHire.
      </Banner>
    );
  return (
    <p className="text-muted text-sm">
      <span className="font-medium text-text tabular-nums">{credits.toLocaleString("en")}</span> credits left.
      An interview is charged by the minute when it is complete; an invitation costs nothing.
    </p>
  );
}
