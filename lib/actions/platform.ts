"use server";

import { z } from "zod";
import {
  addConnection,
  checkConnection,
  connectionNameSchema,
  removeConnection,
  renameConnection,
  rotateConnectionKey,
  setConnectionEnabled,
} from "@/lib/data/platform/connections";
import { syncNow } from "@/lib/data/sync/sync-status";
import { memberAction } from "./define";

const id = z.uuid();
const apiKey = z
  .string()
  .trim()
  .min(1, "Enter an API key.")
  .regex(
    /^zh_[\w-]{5,200}$/,
    "A platform key starts with zh_ and has no spaces. Copy it again from the dashboard.",
  );

// Every page of the organisation may say how its connections stand.

export const addConnectionAction = memberAction(
  "connection.manage",
  "organisation",
  [z.object({ apiKey, name: connectionNameSchema })],
  async (actor, given) => ({ check: (await addConnection(actor, given.apiKey, given.name)).check }),
);

export const rotateConnectionKeyAction = memberAction(
  "connection.manage",
  "organisation",
  [id, apiKey],
  async (actor, connectionId, key) => {
    const outcome = await rotateConnectionKey(actor, connectionId, key);
    if (outcome.ok) return { refusal: null, refusedCode: null };
    return { refusal: outcome.reason, refusedCode: outcome.code ?? null };
  },
);

export const renameConnectionAction = memberAction(
  "connection.manage",
  "organisation",
  [id, connectionNameSchema],
  renameConnection,
);

export const setConnectionEnabledAction = memberAction(
  "connection.manage",
  "organisation",
  [id, z.boolean()],
  setConnectionEnabled,
);

export const removeConnectionAction = memberAction(
  "connection.manage",
  "organisation",
  [id],
  removeConnection,
);

export const checkConnectionAction = memberAction(
  "connection.manage",
  "organisation",
  [id],
  async (actor, connectionId) => ({ check: await checkConnection(actor, connectionId) }),
);

export const syncNowAction = memberAction("connection.manage", "page", [], async (actor) => ({
  outcome: await syncNow(actor),
}));
