import { isPunctuation } from "./letters";

/** How many letters some texts have and a hash of them: equal for two versions of one text, however it is cut. */
export type Fingerprint = { length: number; hash: number; otherHash: number };

// Lower-case letters and digits of ASCII by their code, 0 for all else.
const ASCII = new Uint8Array(128);
for (let unit = 0; unit < 128; unit += 1) {
  const character = String.fromCharCode(unit);
  if (/[a-z\d]/i.test(character)) ASCII[unit] = character.toLowerCase().charCodeAt(0);
}
const NOT_ASCII = /[^\0-\x7f]/;

export function fingerprintOf(texts: readonly string[]): Fingerprint {
  let length = 0;
  let hash = 0;
  let otherHash = 7;
  for (const text of texts) {
    const plain = NOT_ASCII.test(text) ? text.toLowerCase() : text;
    for (let index = 0; index < plain.length; index += 1) {
      const unit = plain.charCodeAt(index);
      const letter = unit < 128 ? (ASCII[unit] ?? 0) : isPunctuation(unit) ? 0 : unit;
      if (letter === 0) continue;
      length += 1;
      hash = (Math.imul(hash, 31) + letter) | 0;
      otherHash = (Math.imul(otherHash, 16_777_619) ^ letter) | 0;
    }
  }
  return { length, hash, otherHash };
}

export function areSame(one: Fingerprint, other: Fingerprint): boolean {
  return one.length === other.length && one.hash === other.hash && one.otherHash === other.otherHash;
}
