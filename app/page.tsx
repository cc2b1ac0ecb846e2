import { redirect } from "next/navigation";
import { CenteredShell } from "@/components/shell/centered-shell";
import { currentUser } from "@/lib/auth/gates";
import { listTenantsFor } from "@/lib/auth/memberships";
import { needsSetUp } from "@/lib/auth/set-up";

export const dynamic = "force-dynamic";

/** The way in: to the person's organisation, to sign in, or to set up. */
export default async function Home() {
  const user = await currentUser();
  if (!user) redirect((await needsSetUp()) ? "/set-up" : "/sign-in");
  const [first] = await listTenantsFor(user);
  if (first) redirect(`/t/${first.slug}/interviews`);
  if (user.isOperator) redirect("/admin");
  return (
    <CenteredShell
      title="No organisation yet"
      description="Your account works, but nobody has added you to an organisation. Ask the person who invited you."
    >
      {null}
    </CenteredShell>
  );
}
