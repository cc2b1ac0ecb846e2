"use server";

import { refresh, revalidatePath } from "next/cache";
import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import {
  addConnection,
  checkConnection,
  connectionNameSchema,
  type KeyCheck,
  type RotationRefusal,
  removeConnection,
  renameConnection,
  rotateConnectionKey,
  setConnectionEnabled,
} from "@/lib/data/platform/connections";
import { setKeepsTranscriptText } from "@/lib/data/results/tenant-settings";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { memberOrThrow } from "@/lib/http/gates";
import { parseInput } from "@/lib/http/parse";

export async function setKeepsTranscriptTextAction(tenant: string, keeps: boolean): Promise<ActionResult> {
  return actionResult(async () => {
    await setKeepsTranscriptText(await memberOrThrow(tenant), parseInput(z.boolean(), keeps));
    refresh();
    return {};
  });
}

const id = z.uuid();
const keySchema = z
  .string()
  .trim()
  .min(1, "Enter an API key.")
  .regex(
    /^zh_[\w-]{5,200}$/,
    "A platform key starts with zh_ and has no spaces. Copy it again from the dashboard.",
  );

const newConnectionSchema = z.object({ apiKey: keySchema, name: connectionNameSchema });

export async function addConnectionAction(
  tenant: string,
  input: { name: string; apiKey: string },
): Promise<ActionResult<{ check: KeyCheck }>> {
  return forConnections(tenant, async (actor) => {
    const { apiKey, name } = parseInput(newConnectionSchema, input);
    const { check } = await addConnection(actor, apiKey, name);
    return { check };
  });
}

export async function rotateConnectionKeyAction(
  tenant: string,
  connectionId: string,
  apiKey: string,
): Promise<ActionResult<{ refusal: RotationRefusal | null; refusedCode: string | null }>> {
  return forConnections(tenant, async (actor) => {
    const outcome = await rotateConnectionKey(
      actor,
      parseInput(id, connectionId),
      parseInput(keySchema, apiKey),
    );
    if (outcome.ok) return { refusal: null, refusedCode: null };
    return { refusal: outcome.reason, refusedCode: outcome.code ?? null };
  });
}

export async function renameConnectionAction(
  tenant: string,
  connectionId: string,
  name: string,
): Promise<ActionResult> {
  return forConnections(tenant, async (actor) => {
    await renameConnection(actor, parseInput(id, connectionId), parseInput(connectionNameSchema, name));
    return {};
  });
}

export async function setConnectionEnabledAction(
  tenant: string,
  connectionId: string,
  isEnabled: boolean,
): Promise<ActionResult> {
  return forConnections(tenant, async (actor) => {
    await setConnectionEnabled(actor, parseInput(id, connectionId), parseInput(z.boolean(), isEnabled));
    return {};
  });
}

export async function removeConnectionAction(tenant: string, connectionId: string): Promise<ActionResult> {
  return forConnections(tenant, async (actor) => {
    await removeConnection(actor, parseInput(id, connectionId));
    return {};
  });
}

export async function checkConnectionAction(
  tenant: string,
  connectionId: string,
): Promise<ActionResult<{ check: KeyCheck }>> {
  return forConnections(tenant, async (actor) => ({
    check: await checkConnection(actor, parseInput(id, connectionId)),
  }));
}

/** Runs `work` as the member; every page of the tenant may say how its connections stand. */
function forConnections<T extends object>(
  tenant: string,
  work: (actor: MemberActor) => Promise<T>,
): Promise<ActionResult<T>> {
  return actionResult(async () => {
    const done = await work(await memberOrThrow(tenant));
    revalidatePath(`/t/${tenant}`, "layout");
    return done;
  });
}
