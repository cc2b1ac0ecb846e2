import type { Metadata } from "next";
import { BrandForm } from "@/components/settings/brand-form";
import { getBrand } from "@/lib/data/people/brand";
import { LOGO_MOST_BYTES } from "@/lib/data/people/read-logo";
import { requireMember } from "@/lib/http/gates";

export const metadata: Metadata = { title: "Brand" };

export default async function BrandPage({ params }: { params: Promise<{ tenant: string }> }) {
  const actor = await requireMember((await params).tenant);
  return (
    <BrandForm
      brand={await getBrand(actor)}
      tenantName={actor.tenant.name}
      logoMostBytes={LOGO_MOST_BYTES}
      canManage={actor.can("policies.manage")}
    />
  );
}
