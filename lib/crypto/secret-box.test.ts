import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { firstFormat } from "@/testing/first-format";
import { parseEncryptionKeys, type SecretPlace, seal, unseal } from "./secret-box";

const HERE: SecretPlace = { table: "a", column: "b", row: "1", owner: "tenant-a", audience: "https://x" };
const keyText = () => randomBytes(32).toString("base64");

test("a sealed secret opens for its owner", () => {
  const keys = parseEncryptionKeys(keyText());
  expect(unseal(seal("zh_api_secret", HERE, keys), HERE, keys)).toBe("zh_api_secret");
});

test("a sealed secret opens nowhere else", () => {
  const keys = parseEncryptionKeys(keyText());
  const sealed = seal("zh_api_secret", HERE, keys);
  const elsewhere: Partial<SecretPlace>[] = [
    ...[{ table: "c" }, { column: "c" }, { row: "2" }, { owner: "tenant-b" }],
    ...[{ audience: "https://y" }, { audience: "" }, { table: "a,b", column: "" }],
  ];
  for (const change of elsewhere) expect(() => unseal(sealed, { ...HERE, ...change }, keys)).toThrow();
});

test("a secret of the newest format is not taken for one of the first", () => {
  const keys = parseEncryptionKeys(keyText());
  const { ciphertext } = seal("zh_api_secret", HERE, keys);
  expect(() => unseal({ ciphertext, encryptedWith: keys[0].id }, HERE, keys)).toThrow();
});

test("a secret of the first format opens for its owner alone", () => {
  const keys = parseEncryptionKeys(keyText());
  const sealed = firstFormat("kept", "tenant-a", keys[0]);
  expect(unseal(sealed, HERE, keys)).toBe("kept");
  expect(() => unseal(sealed, { ...HERE, owner: "tenant-b" }, keys)).toThrow();
});

test("a tag that was cut short is refused", () => {
  const keys = parseEncryptionKeys(keyText());
  const sealed = seal("", HERE, keys);
  for (const length of [0, 12, 16, 24, 27])
    expect(() => unseal({ ...sealed, ciphertext: sealed.ciphertext.slice(0, length) }, HERE, keys)).toThrow();
});

test("a changed byte is noticed", () => {
  const keys = parseEncryptionKeys(keyText());
  const sealed = seal("zh_api_secret", HERE, keys);
  sealed.ciphertext[sealed.ciphertext.length - 1] = (sealed.ciphertext.at(-1) ?? 0) ^ 1;
  expect(() => unseal(sealed, HERE, keys)).toThrow();
});

test("the same secret sealed twice looks different", () => {
  const keys = parseEncryptionKeys(keyText());
  expect(seal("same", HERE, keys).ciphertext).not.toEqual(seal("same", HERE, keys).ciphertext);
});

test("an old key opens what it sealed while a new key seals", () => {
  const oldKey = keyText();
  const newKey = keyText();
  const sealedBefore = seal("kept", HERE, parseEncryptionKeys(oldKey));
  const keys = parseEncryptionKeys(`${newKey},${oldKey}`);
  expect(unseal(sealedBefore, HERE, keys)).toBe("kept");
  expect(seal("fresh", HERE, keys).encryptedWith).toContain(parseEncryptionKeys(newKey)[0].id);
});

test("hex keys are understood and short ones refused", () => {
  expect(parseEncryptionKeys(randomBytes(32).toString("hex"))).toHaveLength(1);
  expect(() => parseEncryptionKeys("c2hvcnQ=")).toThrow(/32 bytes/);
});
