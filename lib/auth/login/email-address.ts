import { z } from "zod";

/** Email addresses are compared without case and without surrounding space. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** The address of an account, as somebody types it. */
export const emailSchema = z
  .email("Enter an email address such as name@example.com.")
  .max(254)
  .transform(normaliseEmail);
