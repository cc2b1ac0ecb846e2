import { secretPlaces } from "@/lib/crypto/stored-secret";
import { database } from "./client";
import { ROWS_AT_ONCE, type SealedTable } from "./sealed-table";

/** Candidates' links. Not among what is missed when it is lost: somebody can be invited again. */
export const candidateLinks: Omit<SealedTable, "count"> = {
  list: async (label, after) => {
    const rows = await database().prisma.invite.findMany({
      where: { linkEncryptedWith: label, linkCiphertext: { not: null }, id: { gt: after } },
      orderBy: { id: "asc" },
      take: ROWS_AT_ONCE,
      select: { id: true, tenantId: true, linkCiphertext: true, linkEncryptedWith: true },
    });
    return rows.map(({ id, tenantId, linkCiphertext, linkEncryptedWith }) => ({
      id,
      place: secretPlaces.candidateLink(tenantId, id),
      ciphertext: linkCiphertext ?? new Uint8Array(),
      encryptedWith: linkEncryptedWith ?? "",
    }));
  },
  replace: async ({ id, ciphertext }, sealed) => {
    const { count } = await database().prisma.invite.updateMany({
      where: { id, linkCiphertext: ciphertext },
      data: { linkCiphertext: sealed.ciphertext, linkEncryptedWith: sealed.encryptedWith },
    });
    return count;
  },
};
