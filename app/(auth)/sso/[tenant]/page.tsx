import type { Metadata } from "next";
import { ssoMessage } from "@/components/auth/sso-messages";
import { CenteredShell } from "@/components/shell/centered-shell";
import { Banner } from "@/components/ui/banner";
import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";

export const metadata: Metadata = { title: "Single sign-on" };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<{ refused?: string | string[] }>;
};

/** The same for every address, whether there is such an organisation or not. */
export default async function TenantSignInPage({ params, searchParams }: Props) {
  const { tenant } = await params;
  const message = ssoMessage((await searchParams).refused);
  return (
    <CenteredShell title="Single sign-on" description="Sign in with your work account.">
      {message ? (
        <Banner tone="danger" role="alert" title={message.title}>
          {message.children}
        </Banner>
      ) : null}
      <div className="flex flex-col gap-4">
        {/* Not a Link: it leaves for the provider, and must not be fetched ahead. */}
        <a
          href={`/api/sso/start/${tenant}`}
          className={buttonClass({ size: "lg", variant: "primary" }, "w-full")}
        >
          Continue to your provider
        </a>
        <Link href="/sign-in" className="self-start text-accent-text underline underline-offset-2">
          Sign in with a password
        </Link>
      </div>
    </CenteredShell>
  );
}
