import { expect, test } from "vitest";
import { UNKNOWN_ORIGIN } from "@/lib/audit/entry";
import { createLogin } from "@/lib/auth/login/logins";
import { hashPassword } from "@/lib/auth/login/passwords";
import { setPersonEmail } from "@/lib/data/installation/installation-people";
import { database } from "@/lib/db/client";
import { createOperator, createUser } from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { askEmailChange, getPendingEmail } from "./email-change";

useTestDatabase();

test("without a mail server a person is told who can set their address, and the operator does", async () => {
  const password = "correct horse battery";
  const { id: userId, email } = await createUser({ passwordHash: await hashPassword(password) });
  const loginId = await createLogin(userId);
  const login = {
    loginId,
    boundTo: null,
    hasTwoSteps: false,
    isByProvider: false,
    signedInAt: new Date(),
    provenAt: new Date(),
  };
  const user = { ...login, userId, name: "Ada", email, isOperator: false };
  const newEmail = `${userId}@new.test`;
  const asked = askEmailChange(
    user,
    { email: newEmail, password, code: "" },
    { address: userId, origin: UNKNOWN_ORIGIN },
  );
  await expect(asked).rejects.toThrow("Your Debrief operator can change your address.");
  expect(await getPendingEmail(user)).toBeNull();
  await setPersonEmail(await createOperator(), userId, newEmail);
  const stored = await database().prisma.user.findUniqueOrThrow({ where: { id: userId } });
  expect(stored.email).toBe(newEmail);
});
