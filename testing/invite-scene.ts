// An organisation that invites people, with a client of the sandbox of its own.
import { randomUUID } from "node:crypto";
import { actorForJob } from "@/lib/auth/actor";
import { createInviteBatch, previewInvites } from "@/lib/data/invites/invite-batches";
import { getInviteBatch } from "@/lib/data/invites/invite-list";
import { createInviteRole } from "@/lib/data/invites/invite-roles";
import { addConnection } from "@/lib/data/platform/connections";
import type { BatchInput } from "@/lib/invites/batch-input";
import { sendInvites } from "@/lib/jobs/send-invites";
import { createPlatformClient } from "@/lib/platform/client";
import { createMember, createTenant } from "@/prisma/factories";
import { crowdKey } from "@/sandbox/clients";

let clients = 0;

/** `url`: the sandbox's. Each call has sessions and people of its own. */
export async function inviteScene(url: string, options: { number?: number } = {}) {
  clients += 1;
  const number = options.number ?? clients;
  const apiKey = crowdKey(number);
  const tenant = await createTenant();
  const { actor } = await createMember(tenant);
  const { id: connectionId } = await addConnection(actor, apiKey);
  if (connectionId === null) throw new Error("The sandbox refused its own key.");
  const { role } = await createInviteRole(actor, connectionId, { roleName: "Nurse", language: "de" });
  const job = actorForJob(tenant.id, "invite");
  const client = createPlatformClient({ baseUrl: url, apiKey });
  let aheadMs = 0;
  const now = () => new Date(Date.now() + aheadMs);
  const inputOf = (more: Partial<BatchInput> = {}): BatchInput => ({
    ...{ requestId: randomUUID(), connectionId, personaId: role.id, consentMode: "explicit" },
    ...{ tags: ["spring"], isMailed: false, ...more },
  });
  const invite = async (list: string, input = inputOf()) => {
    const { digest } = await previewInvites(actor, input, list);
    return (await createInviteBatch(actor, input, list, digest)).batchId;
  };
  return {
    ...{ tenant, actor, job, connectionId, role, client, number, inputOf, invite },
    /** Moves the job's clock on. */
    later: (ms: number) => {
      aheadMs += ms;
    },
    now,
    run: (batchId: string) => sendInvites(job, batchId, now),
    /** Runs the job as often as it wants to, by its clock; a run that fails is tried again. */
    drain: async (batchId: string) => {
      for (let runs = 0; runs < 100; runs += 1) {
        const delayMs = await sendInvites(job, batchId, now).catch(() => 5_000);
        if (delayMs === null) return;
        aheadMs += delayMs;
      }
      throw new Error("The batch does not come to an end.");
    },
    /** The sessions that the platform has, by the intention that each was started for. */
    sessions: async () => {
      const all = [];
      for (let cursor: string | null = null; ; ) {
        const page: Awaited<ReturnType<typeof client.listSessions>> = await client.listSessions({ cursor });
        all.push(...page.sessions);
        cursor = page.nextCursor;
        if (cursor === null) return all;
      }
    },
    details: async (batchId: string) => {
      const batch = await getInviteBatch(actor, batchId);
      if (!batch) throw new Error("The batch is gone.");
      return batch;
    },
  };
}

/** A list of so many people. */
export function peopleList(count: number, prefix = "p"): string {
  const rows = Array.from({ length: count }, (_, at) => `Person ${at},${prefix}${at}@x.test,${prefix}-${at}`);
  return ["name,email,reference", ...rows].join("\n");
}
