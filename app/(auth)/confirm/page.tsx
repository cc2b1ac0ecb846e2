import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ConfirmForm } from "@/components/auth/confirm-form";
import { PasskeySignIn } from "@/components/auth/passkey-sign-in";
import { CenteredShell } from "@/components/shell/centered-shell";
import { buttonClass } from "@/components/ui/button-class";
import { hasPasskey, hasSecondFactor } from "@/lib/auth/factors/second-factor-rule";
import { currentUser } from "@/lib/http/gates";
import { safeNextPath } from "@/lib/http/safe-next";

export const metadata: Metadata = { title: "Confirm it’s you" };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

/** Where whoever does something that could give an organisation away shows again who they are. */
export default async function ConfirmPage({ searchParams }: Props) {
  const next = safeNextPath((await searchParams).next);
  const user = await currentUser();
  if (!user) redirect(`/sign-in?next=${encodeURIComponent(next)}`);
  const [asksCode, offersPasskey] = await Promise.all([
    hasSecondFactor(user.userId),
    hasPasskey(user.userId),
  ]);
  const provider = user.boundTo ? `/${encodeURIComponent(user.boundTo.slug)}` : "";
  return (
    <CenteredShell
      title="Confirm it’s you"
      description="This is a sensitive change, so Debrief asks again. You will not be asked again for ten minutes."
    >
      {user.isByProvider ? (
        <a
          href={`/api/sso/start${provider}?again&next=${encodeURIComponent(next)}`}
          className={buttonClass({ size: "lg", variant: "primary" }, "self-start")}
        >
          Sign in again with {user.boundTo?.name ?? "single sign-on"}
        </a>
      ) : (
        <>
          <ConfirmForm next={next} email={user.email} asksCode={asksCode} />
          {offersPasskey ? <PasskeySignIn next={next} /> : null}
        </>
      )}
    </CenteredShell>
  );
}
