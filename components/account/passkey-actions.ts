import type {
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/browser";

type Refused = { ok: false; reason: string };

/** What adding a passkey asks the server for, before the device and after it. */
export type AddPasskeyActions = {
  begin: (
    password: string,
  ) => Promise<{ ok: true; options: PublicKeyCredentialCreationOptionsJSON } | Refused>;
  add: (input: { name: string; answer: RegistrationResponseJSON }) => Promise<{ ok: true } | Refused>;
};

export type RenamePasskey = (id: string, name: string) => Promise<{ ok: true } | Refused>;
export type RemovePasskey = (input: { id: string; password: string }) => Promise<{ ok: true } | Refused>;
