import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  startRegistration,
  WebAuthnError,
} from "@simplewebauthn/browser";

/** Has the device make a passkey; why it did not, in words for the person. */
export async function makePasskey(
  optionsJSON: PublicKeyCredentialCreationOptionsJSON,
): Promise<{ ok: true; answer: RegistrationResponseJSON } | { ok: false; reason: string }> {
  if (!browserSupportsWebAuthn()) return { ok: false, reason: "This browser does not support passkeys." };
  try {
    return { ok: true, answer: await startRegistration({ optionsJSON }) };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof WebAuthnError ? error.code : null;
  if (code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED")
    return "This device or password manager already has a passkey for Debrief.";
  if (
    code === "ERROR_AUTHENTICATOR_MISSING_DISCOVERABLE_CREDENTIAL_SUPPORT" ||
    code === "ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT"
  )
    return "This device cannot store a passkey because it has no fingerprint, face or PIN unlock.";
  return "No passkey was created. The browser prompt was closed or timed out.";
}
