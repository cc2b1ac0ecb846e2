/** Why single sign-on let somebody in nowhere. Part of an address, and turned into words by `ssoMessage`. */
export type SsoRefusal =
  | "unknown" // no provider there
  | "unavailable" // the provider is not there
  | "unreadable" // its stored secret does not open
  | "expired" // the flow is another's, used or over
  | "failed" // the provider's answer does not hold
  | "unverified_email"
  | "wrong_domain"
  | "unproven_address" // the account may be somebody else's making
  | "one_step" // where two are asked for, the provider did not say that there were
  | "not_invited" // was removed, or has an account of which this provider knows nothing
  | "other_person" // the address is known as somebody else's
  | "owner"
  | "unknown_person"
  | "rate_limited";
