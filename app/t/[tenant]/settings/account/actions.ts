"use server";

import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import {
  changeName,
  changePassword,
  nameSchema,
  passwordChangeSchema,
  signOutDevice,
  signOutOtherDevices,
} from "@/lib/auth/account/account";
import { askEmailChange, cancelEmailChange, emailChangeSchema } from "@/lib/auth/account/email-change";
import { leaveTenant } from "@/lib/data/people/membership-changes";
import { AppError } from "@/lib/errors";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { memberOrThrow, requestOrigin, userOrThrow } from "@/lib/http/gates";
import { parseInput } from "@/lib/http/parse";
import { callerAddress } from "@/lib/net/caller-address";

export async function changeNameAction(name: string): Promise<ActionResult> {
  return actionResult(async () => {
    await changeName(await userOrThrow(), parseInput(nameSchema, name));
    refresh();
    return {};
  });
}

export async function changePasswordAction(input: { current: string; next: string }): Promise<ActionResult> {
  return actionResult(async () => {
    const user = await userOrThrow();
    const outcome = await changePassword(
      user,
      parseInput(passwordChangeSchema, input),
      await requestOrigin(),
    );
    if (outcome === "wrong_password")
      throw new AppError("invalid_input", "The current password is incorrect.");
    if (outcome === "rate_limited")
      throw new AppError("rate_limited", "Too many attempts. Try again in 15 minutes.");
    refresh();
    return {};
  });
}

export async function askEmailChangeAction(input: z.input<typeof emailChangeSchema>): Promise<ActionResult> {
  return actionResult(async () => {
    const from = { address: callerAddress(await headers()), origin: await requestOrigin() };
    await askEmailChange(await userOrThrow(), parseInput(emailChangeSchema, input), from);
    refresh();
    return {};
  });
}

export async function cancelEmailChangeAction(): Promise<ActionResult> {
  return actionResult(async () => {
    await cancelEmailChange(await userOrThrow(), await requestOrigin());
    refresh();
    return {};
  });
}

export async function signOutDeviceAction(loginId: string): Promise<ActionResult> {
  return actionResult(async () => {
    await signOutDevice(await userOrThrow(), parseInput(z.uuid(), loginId), await requestOrigin());
    refresh();
    return {};
  });
}

export async function signOutOtherDevicesAction(): Promise<ActionResult> {
  return actionResult(async () => {
    await signOutOtherDevices(await userOrThrow(), await requestOrigin());
    refresh();
    return {};
  });
}

export async function leaveTenantAction(tenant: string): Promise<ActionResult> {
  return actionResult(async () => {
    await leaveTenant(await memberOrThrow(tenant));
    return redirect("/");
  });
}
