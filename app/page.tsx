import { redirect } from "next/navigation";
import { CenteredShell } from "@/components/shell/centered-shell";
import { listTenantsFor } from "@/lib/auth/account/memberships";
import { needsSetUp } from "@/lib/auth/sign-in/set-up";
import { currentUser } from "@/lib/http/gates";

export const dynamic = "force-dynamic";

/** The way in: to the person's organisation, to sign in, or to set up. */
export default async function Home() {
  const user = await currentUser();
  if (!user) redirect((await needsSetUp()) ? "/set-up" : "/sign-in");
  const [first] = await listTenantsFor(user);
  if (first) redirect(`/t/${first.slug}`);
  if (user.isOperator) redirect("/admin");
  return (
    <CenteredShell
      title="No organisation yet"
      description="Your account works, but you do not belong to an organisation yet. Ask the person who invited you."
    >
      {null}
    </CenteredShell>
  );
}
