import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Webhooks } from "@/components/settings/webhooks";
import { listWebhooks } from "@/lib/data/news/webhooks";
import { requireMember } from "@/lib/http/gates";

export const metadata: Metadata = { title: "Webhooks" };

export default async function WebhooksPage({ params }: { params: Promise<{ tenant: string }> }) {
  const actor = await requireMember((await params).tenant);
  if (!actor.can("webhooks.manage")) notFound();
  return <Webhooks webhooks={await listWebhooks(actor)} />;
}
