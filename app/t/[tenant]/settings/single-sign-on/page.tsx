import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SingleSignOnDomains } from "@/components/settings/single-sign-on-domains";
import { SingleSignOnForm } from "@/components/settings/single-sign-on-form";
import { redirectAddress } from "@/lib/auth/single-sign-on/begin";
import { getSingleSignOn } from "@/lib/data/people/single-sign-on";
import { publicUrl } from "@/lib/env";
import { requireMember } from "@/lib/http/gates";

export const metadata: Metadata = { title: "Single sign-on" };

export default async function SingleSignOnPage({ params }: { params: Promise<{ tenant: string }> }) {
  const actor = await requireMember((await params).tenant);
  if (!actor.can("settings.manage")) notFound();
  const { slug } = actor.tenant;
  const provider = await getSingleSignOn(actor);
  return (
    <>
      <SingleSignOnForm
        key={provider ? "set" : "unset"}
        provider={provider}
        addresses={{
          redirect: redirectAddress(slug),
          signOut: publicUrl(`/api/sso/sign-out/${slug}`),
          signIn: publicUrl(`/sso/${slug}`),
        }}
      />
      {provider ? <SingleSignOnDomains domains={provider.domains} /> : null}
    </>
  );
}
