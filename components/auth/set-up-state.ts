/** The form's field names and what they are called on screen. */
export const SET_UP_FIELDS = {
  code: "One-time code",
  name: "Your name",
  email: "Email",
  password: "Password",
  tenantName: "Organisation",
  tenantSlug: "Address",
  platformKey: "Platform API key",
} as const;

export type SetUpField = keyof typeof SET_UP_FIELDS;

/**
 * What the set-up action answers; on success it redirects and answers nothing. Reasons: `wrong_code`,
 * `rate_limited`, `already_done`, `invalid` (with `fields`).
 */
export type SetUpState = {
  ok: false;
  reason: string;
  fields?: Partial<Record<SetUpField, string>>;
} | null;
