import sharp from "sharp";
import { expect, test } from "vitest";
import { findLogo } from "@/lib/auth/brand";
import { createMember, createTenant } from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { type BrandInput, getBrand, saveBrand } from "./brand";

useTestDatabase();

const PLAIN: BrandInput = { name: "", accent: null };
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const file = (bytes: Buffer) => ({ bytes: new Uint8Array(bytes) });

test("a picture is known by its first bytes, and everything else is refused", async () => {
  const { actor } = await createMember(await createTenant());
  const { logoId } = await saveBrand(actor, PLAIN, file(PNG));
  const found = await findLogo(logoId ?? "");
  expect(found?.type).toBe("image/png");
  expect(await sharp(found?.bytes).metadata()).toMatchObject({ format: "png", width: 1, height: 1 });
  for (const bytes of [
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    Buffer.from("<!doctype html><script>alert(1)</script>"),
    Buffer.from("GIF89a"),
    Buffer.alloc(0),
  ])
    await expect(saveBrand(actor, PLAIN, file(bytes))).rejects.toThrow("PNG, JPEG or WebP");
  const large = Buffer.concat([PNG, Buffer.alloc(256 * 1024)]);
  await expect(saveBrand(actor, PLAIN, file(large))).rejects.toThrow("larger than 256 KB");
  expect((await getBrand(actor)).logoId).toBe(logoId);
});

test("a picture that is enormous is refused, and what it holds besides is left out", async () => {
  const { actor } = await createMember(await createTenant());
  const picture = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: "#0c5a68" } });
  for (const [width, height] of [
    [16_000, 16],
    [16, 2001],
  ] as const)
    await expect(
      saveBrand(actor, PLAIN, file(await picture(width, height).png().toBuffer())),
    ).rejects.toThrow("2000 pixels");
  // What says that it is 16,000 × 16,000 and holds nothing of it.
  const lying = Buffer.from(PNG);
  lying.writeUInt32BE(16_000, 16);
  lying.writeUInt32BE(16_000, 20);
  await expect(saveBrand(actor, PLAIN, file(lying))).rejects.toThrow("2000 pixels");
  const told = picture(20, 10).withExif({ IFD0: { Copyright: "Maya Lindqvist, Elm Street" } });
  const { logoId } = await saveBrand(actor, PLAIN, file(await told.jpeg().toBuffer()));
  const shown = Buffer.from((await findLogo(logoId ?? ""))?.bytes ?? []);
  expect(shown.includes("Lindqvist")).toBe(false);
  expect(await sharp(shown).metadata()).toMatchObject({ format: "jpeg", width: 20 });
});

test("a replaced or removed logo is found no more under its old address", async () => {
  const { actor } = await createMember(await createTenant());
  const first = await saveBrand(actor, PLAIN, file(PNG));
  const second = await saveBrand(actor, { name: "Client side", accent: "#0c5a68" }, file(PNG));
  expect(await findLogo(first.logoId ?? "")).toBeNull();
  expect(await saveBrand(actor, PLAIN, "keep")).toEqual({
    name: "Acme",
    accent: null,
    logoId: second.logoId,
  });
  expect((await saveBrand(actor, PLAIN, null)).logoId).toBeNull();
  expect(await findLogo(second.logoId ?? "")).toBeNull();
});

test("a recruiter may not change the brand", async () => {
  const tenant = await createTenant();
  const { actor } = await createMember(tenant, "recruiter");
  await expect(saveBrand(actor, PLAIN, "keep")).rejects.toThrow("does not allow");
});
