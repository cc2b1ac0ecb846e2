/** An authenticator without a device: makes and uses passkeys (ES256) as a browser would hand them on. */
import {
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from "node:crypto";
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";

const FLAG = { present: 0x01, verified: 0x04, mayBeBackedUp: 0x08, backedUp: 0x10, hasCredential: 0x40 };

/** How this answer differs from an honest one to the installation at `origin`. */
export type Deviation = {
  origin?: string;
  rpId?: string;
  challenge?: string;
  type?: string;
  isVerified?: boolean;
  counter?: number;
  userHandle?: string;
  /** What vouches for a new passkey: nothing, its own key, or its maker's certificate (FIDO U2F). */
  attestation?: "none" | "self" | "certificate";
};

export class SoftwareAuthenticator {
  readonly id = randomBytes(24).toString("base64url");
  counter = 0;
  isBackedUp = false;
  private readonly keys: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync("ec", {
    namedCurve: "P-256",
  });
  private userHandle = "";

  /** `step`: what its counter goes up by at each use. Synced passkeys count nothing. */
  constructor(
    private readonly origin: string,
    private readonly step = 1,
  ) {}

  /** Makes its passkey, and the answer to the options of an "add". */
  create(options: PublicKeyCredentialCreationOptionsJSON, deviation: Deviation = {}) {
    this.userHandle = options.user.id;
    const { x, y } = this.point();
    const coseKey = encode({ 1: 2, 3: -7, "-1": 1, "-2": x, "-3": y });
    const id = Buffer.from(this.id, "base64url");
    const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, coseKey]);
    const authData = this.authenticatorData(options.rp.id ?? "", deviation, credential);
    const clientData = this.clientData("webauthn.create", options.challenge, deviation);
    const statement = this.statement(deviation.attestation, authData, sha256(clientData));
    return this.answer({
      clientDataJSON: clientData.toString("base64url"),
      attestationObject: encode({ ...statement, authData }).toString("base64url"),
      transports: ["internal"],
    });
  }

  /** The answer to the options of a sign-in. */
  get(options: PublicKeyCredentialRequestOptionsJSON, deviation: Deviation = {}) {
    this.counter += this.step;
    const clientData = this.clientData("webauthn.get", options.challenge, deviation);
    const authData = this.authenticatorData(options.rpId ?? "", deviation);
    const signed = Buffer.concat([authData, sha256(clientData)]);
    return this.answer({
      clientDataJSON: clientData.toString("base64url"),
      authenticatorData: authData.toString("base64url"),
      signature: sign("sha256", signed, this.keys.privateKey).toString("base64url"),
      userHandle: deviation.userHandle ?? this.userHandle,
    });
  }

  private point() {
    const { x = "", y = "" } = this.keys.publicKey.export({ format: "jwk" });
    return { x: Buffer.from(x, "base64url"), y: Buffer.from(y, "base64url") };
  }

  private statement(kind: Deviation["attestation"], authData: Buffer, clientHash: Buffer) {
    if (kind === "self") {
      const sig = sign("sha256", Buffer.concat([authData, clientHash]), this.keys.privateKey);
      return { fmt: "packed", attStmt: { alg: -7, sig } };
    }
    if (kind !== "certificate") return { fmt: "none", attStmt: {} };
    const { x, y } = this.point();
    const id = Buffer.from(this.id, "base64url");
    const signed = [Buffer.from([0]), authData.subarray(0, 32), clientHash, id, Buffer.from([4]), x, y];
    return {
      fmt: "fido-u2f",
      attStmt: { sig: sign("sha256", Buffer.concat(signed), MAKER.key), x5c: [MAKER.certificate] },
    };
  }

  private answer<T>(response: T) {
    return {
      id: this.id,
      rawId: this.id,
      type: "public-key" as const,
      response,
      clientExtensionResults: {},
    };
  }

  private clientData(type: string, challenge: string, deviation: Deviation): Buffer {
    const { origin } = this;
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false, ...said(deviation) }));
  }

  private authenticatorData(rpId: string, deviation: Deviation, credential?: Buffer): Buffer {
    const { rpId: otherRpId, isVerified = true, counter = this.counter } = deviation;
    const flags =
      FLAG.present |
      (isVerified ? FLAG.verified : 0) |
      (this.isBackedUp ? FLAG.mayBeBackedUp | FLAG.backedUp : 0) |
      (credential ? FLAG.hasCredential : 0);
    const head = Buffer.alloc(5);
    head.writeUInt8(flags, 0);
    head.writeUInt32BE(counter, 1);
    return Buffer.concat([sha256(otherRpId ?? rpId), head, credential ?? Buffer.alloc(0)]);
  }
}

function said({ origin, challenge, type }: Deviation) {
  return Object.fromEntries(Object.entries({ origin, challenge, type }).filter(([, value]) => value));
}

type Cbor = number | string | Buffer | Cbor[] | { [key: string]: Cbor };

/** The little of CBOR (RFC 8949) that an authenticator writes. A key that is a number is written as one. */
function encode(value: Cbor): Buffer {
  if (typeof value === "number") return value < 0 ? cborHead(1, -1 - value) : cborHead(0, value);
  if (typeof value === "string") return Buffer.concat([cborHead(3, value.length), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([cborHead(2, value.length), value]);
  if (Array.isArray(value)) return Buffer.concat([cborHead(4, value.length), ...value.map(encode)]);
  const entries = Object.entries(value);
  const parts = entries.flatMap(([key, item]) => [
    encode(/^-?\d+$/.test(key) ? Number(key) : key),
    encode(item),
  ]);
  return Buffer.concat([cborHead(5, entries.length), ...parts]);
}

function cborHead(kind: number, size: number): Buffer {
  if (size < 24) return Buffer.from([(kind << 5) | size]);
  if (size < 256) return Buffer.from([(kind << 5) | 24, size]);
  return Buffer.from([(kind << 5) | 25, size >> 8, size & 0xff]);
}

function sha256(bytes: Buffer | string): Buffer {
  return createHash("sha256").update(bytes).digest();
}

/** A maker of authenticators whom nobody knows: its certificate, made for this file, and the key of it. */
const MAKER = {
  certificate: Buffer.from(
    "MIIB+TCCAZ+gAwIBAgIUfjV+xzEAvtLrVrmyLXVaUNTmTVEwCgYIKoZIzj0EAwIwUTELMAkGA1UEBhMCWFgxDzANBgNVBAoMBk5vYm9keTEi" +
      "MCAGA1UECwwZQXV0aGVudGljYXRvciBBdHRlc3RhdGlvbjENMAsGA1UEAwwEVGVzdDAgFw0yNjExMjYwOTQ1MzRaGA8yMTI2MTEwMjA5NDUz" +
      "NFowUTELMAkGA1UEBhMCWFgxDzANBgNVBAoMBk5vYm9keTEiMCAGA1UECwwZQXV0aGVudGljYXRvciBBdHRlc3RhdGlvbjENMAsGA1UEAwwE" +
      "VGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABOVeAQf2Ut+OCxrvzviLovhUKw55JEqSY+i4n5caD6QcAYhEgeQDubnwkSAtATY98Aev" +
      "e63ZCwVjSNeu1aAWBVWjUzBRMB0GA1UdDgQWBBRA27peh/cwx+ScYITenR0mvuUefzAfBgNVHSMEGDAWgBRA27peh/cwx+ScYITenR0mvuUe" +
      "fzAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIQDAAj1putnSxOQPJ7eLG+Ks4uV+ZYIWUtmqzkBkP5QUFgIgKHBUUtRb31vS" +
      "Z71/2M8nmBqD8itp5rfSw4++yMpUM/M=",
    "base64",
  ),
  key: createPrivateKey({
    key: Buffer.from(
      "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg5czXwUN4Z6faY3vsivHPN812OSMDCPIs9nxuXCI0uoihRANCAATlXgEH9lLf" +
        "jgsa7874i6L4VCsOeSRKkmPouJ+XGg+kHAGIRIHkA7m58JEgLQE2PfAHr3ut2QsFY0jXrtWgFgVV",
      "base64",
    ),
    format: "der",
    type: "pkcs8",
  }),
};
