type Refused = { ok: false; reason: string };

/** What shows that it is really the person: their password, and a code of the app or from paper. */
type Proof = { password: string; code: string };

export type BeginTwoStep = (
  password: string,
) => Promise<{ ok: true; secret: string; address: string } | Refused>;
export type ConfirmTwoStep = (code: string) => Promise<{ ok: true; codes: string[] } | Refused>;
export type EndTwoStep = (proof: Proof) => Promise<{ ok: true } | Refused>;
export type RenewRecoveryCodes = (proof: Proof) => Promise<{ ok: true; codes: string[] } | Refused>;
