import "server-only";
import { cookies, headers } from "next/headers";
import { notFound as notFoundPage } from "next/navigation";
import { cache } from "react";
import { actorForLinkVisitor, type ReviewLinkActor } from "@/lib/auth/actor";
import { visitorCookieName } from "@/lib/auth/links/visitor-cookie";
import { notFound } from "@/lib/errors";
import { originOf } from "@/lib/net/origin";

const currentVisitor = cache(async (linkId: string): Promise<ReviewLinkActor | null> => {
  const secret = (await cookies()).get(visitorCookieName(linkId))?.value;
  return actorForLinkVisitor(linkId, secret, originOf(await headers()));
});

/** For pages: the visitor of the link, or the one page for all who may not see it. */
export async function requireVisitor(linkId: string): Promise<ReviewLinkActor> {
  return (await currentVisitor(linkId)) ?? notFoundPage();
}

/** For actions and routes: the visitor of the link, or `not_found`, whatever the reason. */
export async function visitorOrThrow(linkId: string): Promise<ReviewLinkActor> {
  const actor = await currentVisitor(linkId);
  if (!actor) throw notFound("That review link");
  return actor;
}
