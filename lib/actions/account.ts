"use server";

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
import { memberAction, ownAction } from "./define";

export const changeNameAction = ownAction("page", [nameSchema], ({ user }, name) => changeName(user, name));

export const changePasswordAction = ownAction(
  "page",
  [passwordChangeSchema],
  async ({ user, origin }, change) => {
    const outcome = await changePassword(user, change, origin);
    if (outcome === "wrong_password")
      throw new AppError("invalid_input", "The current password is incorrect.");
    if (outcome === "rate_limited")
      throw new AppError("rate_limited", "Too many attempts. Try again in 15 minutes.");
  },
);

export const askEmailChangeAction = ownAction("page", [emailChangeSchema], ({ user, ...from }, change) =>
  askEmailChange(user, change, from),
);

export const cancelEmailChangeAction = ownAction("page", [], ({ user, origin }) =>
  cancelEmailChange(user, origin),
);

export const signOutDeviceAction = ownAction("page", [z.uuid()], ({ user, origin }, loginId) =>
  signOutDevice(user, loginId, origin),
);

export const signOutOtherDevicesAction = ownAction("page", [], ({ user, origin }) =>
  signOutOtherDevices(user, origin),
);

export const leaveTenantAction = memberAction("member", "nothing", [], async (actor) => {
  await leaveTenant(actor);
  redirect("/");
});
