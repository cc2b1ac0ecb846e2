/** A replica as a process of its own that is killed again and again while it invites people. */
import { once } from "node:events";
import { expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { inviteScene, peopleList } from "@/testing/invite-scene";
import { useReplicas } from "@/testing/use-replicas";
import { useSandbox } from "@/testing/use-sandbox";

const sandbox = useSandbox();
const PEOPLE = 36;
const LEASE_MS = 1_500;
const WITHIN_MS = 60_000;

const { startReplica } = useReplicas(LEASE_MS, () => ({ PLATFORM_URL: sandbox.url() }));

const starts = async () => (await sandbox.counts()).start ?? 0;

/** As if minutes had passed since: what is not in the list by now never will be. */
const letTimePass = async () => {
  const before = new Date(Date.now() - 10 * 60_000);
  await database().prisma.invite.updateMany({ where: { state: "sending" }, data: { sentAt: before } });
  await database().prisma.inviteBatch.updateMany({ data: { lookStartedAt: null, lookCursor: null } });
};

/** What holds requests up, at another place in each life of the replica. */
const HOLD_UPS: object[] = [
  // Killed on the way there, with the request sent and nothing made.
  { hang: true, times: 1 },
  // With the session made and its answer on the way.
  { hangsAfter: true, times: 1 },
  // Anywhere.
  { delayMs: 40 },
  { delayMs: 15 },
];

test(
  "killed on the way, after the session was made and anywhere else, everybody has one session",
  async () => {
    const at = await inviteScene(sandbox.url());
    const batchId = await at.invite(peopleList(PEOPLE));
    for (const [life, holdUp] of HOLD_UPS.entries()) {
      await sandbox.admin("DELETE", "faults");
      const before = await starts();
      const replica = startReplica();
      await expect.poll(starts, { timeout: WITHIN_MS, interval: 10 }).toBeGreaterThan(before + life);
      await sandbox.admin("POST", "faults", { endpoint: "start", ...holdUp });
      const held = await starts();
      await expect.poll(starts, { timeout: WITHIN_MS, interval: 5 }).toBeGreaterThan(held);
      replica.kill("SIGKILL");
      await once(replica, "exit");
      await letTimePass();
    }
    await sandbox.admin("DELETE", "faults");
    startReplica();
    const left = async () => {
      const { counts, pausedCode } = await at.details(batchId);
      return { planned: counts.planned ?? 0, asking: counts.asking ?? 0, pausedCode };
    };
    await expect
      .poll(left, { timeout: WITHIN_MS, interval: 200 })
      .toEqual({ planned: 0, asking: 0, pausedCode: null });
    const { people } = await at.details(batchId);
    const sessions = await at.sessions();
    const intentions = sessions.map(({ metadata }) => metadata?.debrief_invite);
    expect(sessions).toHaveLength(PEOPLE);
    expect(new Set(intentions)).toEqual(new Set(people.map(({ id }) => id)));
    expect(people.filter(({ stage }) => stage === "no_link").length).toBeGreaterThan(0);
  },
  WITHIN_MS * 3,
);
