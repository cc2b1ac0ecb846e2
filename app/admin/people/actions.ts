"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import type { OperatorActor } from "@/lib/auth/actor";
import { emailSchema } from "@/lib/auth/login/email-address";
import {
  createResetLink,
  removePersonTwoStep,
  setOperator,
  setPersonEmail,
  setPersonEnabled,
  signOutPerson,
} from "@/lib/data/installation/installation-people";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { operatorOrThrow } from "@/lib/http/gates";
import { parseInput } from "@/lib/http/parse";

export async function setPersonEnabledAction(userId: string, isEnabled: boolean): Promise<ActionResult> {
  return forPerson(userId, (operator, id) =>
    setPersonEnabled(operator, id, parseInput(z.boolean(), isEnabled)),
  );
}

export async function signOutPersonAction(userId: string): Promise<ActionResult> {
  return forPerson(userId, signOutPerson);
}

export async function removePersonTwoStepAction(userId: string): Promise<ActionResult> {
  return forPerson(userId, removePersonTwoStep);
}

export async function setOperatorAction(userId: string, isOperator: boolean): Promise<ActionResult> {
  return forPerson(userId, (operator, id) => setOperator(operator, id, parseInput(z.boolean(), isOperator)));
}

export async function setPersonEmailAction(userId: string, email: string): Promise<ActionResult> {
  return forPerson(userId, (operator, id) => setPersonEmail(operator, id, parseInput(emailSchema, email)));
}

export async function createResetLinkAction(userId: string): Promise<ActionResult<{ link: string }>> {
  return actionResult(async () => ({
    link: await createResetLink(await operatorOrThrow(), parseInput(z.uuid(), userId)),
  }));
}

function forPerson(
  userId: string,
  work: (operator: OperatorActor, userId: string) => Promise<void>,
): Promise<ActionResult> {
  return actionResult(async () => {
    await work(await operatorOrThrow(), parseInput(z.uuid(), userId));
    refresh();
    return {};
  });
}
