import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { parseEncryptionKeys, seal, unseal } from "./secret-box";

const keyText = () => randomBytes(32).toString("base64");

test("a sealed secret opens for its owner", () => {
  const keys = parseEncryptionKeys(keyText());
  expect(unseal(seal("zh_api_secret", "tenant-a", keys), "tenant-a", keys)).toBe("zh_api_secret");
});

test("a sealed secret does not open for another owner", () => {
  const keys = parseEncryptionKeys(keyText());
  expect(() => unseal(seal("zh_api_secret", "tenant-a", keys), "tenant-b", keys)).toThrow();
});

test("a changed byte is noticed", () => {
  const keys = parseEncryptionKeys(keyText());
  const sealed = seal("zh_api_secret", "tenant-a", keys);
  sealed.ciphertext[sealed.ciphertext.length - 1] = (sealed.ciphertext.at(-1) ?? 0) ^ 1;
  expect(() => unseal(sealed, "tenant-a", keys)).toThrow();
});

test("the same secret sealed twice looks different", () => {
  const keys = parseEncryptionKeys(keyText());
  expect(seal("same", "t", keys).ciphertext).not.toEqual(seal("same", "t", keys).ciphertext);
});

test("an old key opens what it sealed while a new key seals", () => {
  const oldKey = keyText();
  const newKey = keyText();
  const sealedBefore = seal("kept", "t", parseEncryptionKeys(oldKey));
  const keys = parseEncryptionKeys(`${newKey},${oldKey}`);
  expect(unseal(sealedBefore, "t", keys)).toBe("kept");
  expect(seal("fresh", "t", keys).encryptedWith).toBe(parseEncryptionKeys(newKey)[0].id);
});

test("hex keys are understood and short ones refused", () => {
  expect(parseEncryptionKeys(randomBytes(32).toString("hex"))).toHaveLength(1);
  expect(() => parseEncryptionKeys("c2hvcnQ=")).toThrow(/32 bytes/);
});
