import { InstallationPersonRow } from "@/components/admin/installation-person-row";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { InstallationPerson } from "@/lib/data/installation/installation-people";

type InstallationPeopleProps = {
  people: InstallationPerson[];
  /** That were found; more than are listed, perhaps. */
  total: number;
  query: string;
  myUserId: string;
};

/** Everybody who has an account. */
export function InstallationPeople({ people, total, query, myUserId }: InstallationPeopleProps) {
  return (
    <Card aria-labelledby="all-people-title">
      <CardHeader
        id="all-people-title"
        title={total === 1 ? "1 person" : `${total.toLocaleString("en")} people`}
        description={
          total > people.length ? `The first ${people.length}are shown. Search for others.` : undefined
        }
      />
      {people.length > 0 ? (
        <ul className="divide-y px-4 pt-2 sm:px-5">
          {people.map((person) => (
            <InstallationPersonRow key={person.userId} person={person} isMe={person.userId === myUserId} />
          ))}
        </ul>
      ) : (
        <EmptyState className="py-10" title={query === "" ? "No one yet" : "No one by that name"} />
      )}
    </Card>
  );
}
