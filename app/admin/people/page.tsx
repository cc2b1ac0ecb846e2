import type { Metadata } from "next";
import { InstallationPeople } from "@/components/admin/installation-people";
import { SearchByAddress } from "@/components/admin/search-by-address";
import { PageHeader } from "@/components/shell/page";
import { listInstallationPeople } from "@/lib/data/installation/installation-people";
import { requireOperator } from "@/lib/http/gates";
import { toSearchText } from "@/lib/http/search-text";

export const metadata: Metadata = { title: "People" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AdminPeoplePage({ searchParams }: Props) {
  const operator = await requireOperator();
  const query = toSearchText((await searchParams).q);
  const { people, total } = await listInstallationPeople(operator, query);
  return (
    <>
      <PageHeader title="People" description="Everyone with an account on this installation." />
      <SearchByAddress query={query} label="Search people" placeholder="Name or email" />
      <InstallationPeople people={people} total={total} query={query} myUserId={operator.user.id} />
    </>
  );
}
