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
