import { redirect } from "next/navigation";
import { countQueue } from "@/lib/data/reviews/queue-step";
import { requireMember } from "@/lib/http/gates";

/** Where a member begins: reviewers at what waits for their review. */
export default async function TenantHome({ params }: { params: Promise<{ tenant: string }> }) {
  const actor = await requireMember((await params).tenant);
  const isAsked = actor.role === "reviewer" && (await countQueue(actor)) > 0;
  redirect(`/t/${actor.tenant.slug}/${isAsked ? "queue" : "interviews"}`);
}
