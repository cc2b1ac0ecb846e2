import { PersonRow } from "@/components/people/person-row";
import { Card, CardHeader } from "@/components/ui/card";
import type { Role } from "@/lib/auth/roles";
import type { Person } from "@/lib/data/people/members";
import { ROLES } from "@/lib/format/role-name";

type PeopleListProps = {
  tenantName: string;
  people: Person[];
  /** Who looks at it. */
  me: { userId: string; role: Role };
  /** The roles that they may give and take; none for who may not manage people. */
  grantable: Role[];
};

/** Everybody who belongs to the organisation. */
export function PeopleList({ tenantName, people, me, grantable }: PeopleListProps) {
  return (
    <Card aria-labelledby="people-title">
      <CardHeader
        id="people-title"
        title={people.length === 1 ? "1 person" : `${people.length} people`}
        description={`Everyone with access to ${tenantName}’s interviews.`}
      />
      <ul className="divide-y px-4 pt-2 sm:px-5">
        {people.map((person) => (
          <PersonRow
            key={person.userId}
            tenantName={tenantName}
            person={person}
            isMe={person.userId === me.userId}
            roles={grantable.includes(person.role) && person.userId !== me.userId ? grantable : []}
            canHandOver={me.role === "owner" && person.userId !== me.userId}
          />
        ))}
      </ul>
      {grantable.length > 0 ? (
        <dl className="flex flex-col gap-1 border-t px-4 py-4 text-muted text-sm sm:px-5">
          {ROLES.map(({ role, name, meaning }) => (
            <div key={role}>
              <dt className="inline font-medium text-text">{name}:</dt> <dd className="inline">{meaning}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="border-t px-4 py-4 text-muted sm:px-5">Only owners and admins can manage people.</p>
      )}
    </Card>
  );
}
