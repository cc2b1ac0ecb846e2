import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { TwoStepSetUp } from "@/components/account/two-step-set-up";
import { CenteredShell } from "@/components/shell/centered-shell";
import { currentUser } from "@/lib/auth/gates";
import { getTwoStep } from "@/lib/auth/two-step";
import { safeNextPath } from "@/lib/http/safe-next";
import { beginTwoStepAction, confirmTwoStepAction } from "./actions";

export const metadata: Metadata = { title: "Two-step sign-in" };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

/** Where whoever has no second step is led, before they get into an organisation that asks for one. */
export default async function TwoStepPage({ searchParams }: Props) {
  const next = safeNextPath((await searchParams).next);
  const user = await currentUser();
  if (!user) redirect(`/sign-in?next=${encodeURIComponent(next)}`);
  if ((await getTwoStep(user)).isOn) redirect(next);
  return (
    <CenteredShell
      title="Set up two-step sign-in"
      description="Your organisation asks for it. From then on you sign in with your password and a code from your phone."
    >
      <TwoStepSetUp
        email={user.email}
        begin={beginTwoStepAction}
        confirm={confirmTwoStepAction}
        doneHref={next}
      />
    </CenteredShell>
  );
}
