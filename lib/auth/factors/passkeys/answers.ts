/** What authenticators answer, as browsers send it: a stranger's words, bounded before anything looks at them. */
import { z } from "zod";

// A credential's id has at most 1,023 bytes; a statement of a device's maker, which is not asked for, some thousand.
const base64url = z.string().regex(/^[\w-]+$/);
const credentialId = base64url.max(1400);
const bytes = base64url.max(20_000);
// Nothing is asked for beyond the passkey.
const ignored = z.unknown().transform(() => ({}));

const credential = {
  id: credentialId,
  rawId: credentialId,
  type: z.literal("public-key"),
  clientExtensionResults: ignored,
};

/** The answer of an authenticator that was asked to make a passkey. */
export const madeSchema = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z.array(z.string().max(20)).max(10).default([]),
  }),
});

/** The answer of one that was asked to sign in. */
export const signedSchema = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: base64url.max(100),
  }),
});

export type MadeAnswer = z.infer<typeof madeSchema>;
export type SignedAnswer = z.infer<typeof signedSchema>;
