/** All batches of invitations. */
export function invitationsHref(tenantSlug: string): string {
  return `/t/${encodeURIComponent(tenantSlug)}/invitations`;
}

/** Where people are invited. */
export function newInvitationHref(tenantSlug: string): string {
  return `${invitationsHref(tenantSlug)}/new`;
}

/** One batch, or those of it who stand at one stage. */
export function batchHref(tenantSlug: string, batchId: string, stage: string | null = null): string {
  return `${invitationsHref(tenantSlug)}/${encodeURIComponent(batchId)}${stage ? `?stage=${stage}` : ""}`;
}
