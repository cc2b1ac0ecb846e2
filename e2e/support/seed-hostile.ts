// A part of seed-access.ts: what somebody may have stored to do harm, in the organisation that is asked for.
import { randomUUID } from "node:crypto";
import { createReviewLink } from "@/lib/data/links/link-making";
import { database } from "@/lib/db/client";
import { createCandidate, createInterview, type TestMember, visitLink } from "@/prisma/factories";
import type { HostilePage } from "./access-scene";
import { HOSTILE_NAMES, HOSTILE_NOTES, HOSTILE_TRANSCRIPTS, STRUCK_NAMES } from "./hostile-content";

type Place = {
  tenant: { id: string; slug: string };
  members: { owner: TestMember };
  connectionId: string;
  /** The owner's. */
  cookie: string;
};

/** Stores it, past everything that would refuse it, and says which pages show it, and to whom. */
export async function seedHostile({ tenant, members, connectionId, cookie }: Place): Promise<HostilePage[]> {
  const { actor, userId } = members.owner;
  const { prisma } = database();
  const at = `/t/${tenant.slug}`;
  const pages: HostilePage[] = [];
  for (const [index, sessionId] of Object.keys(HOSTILE_TRANSCRIPTS).entries()) {
    const name = HOSTILE_NAMES[index % HOSTILE_NAMES.length] ?? "";
    const { id: candidateId } = await createCandidate(tenant.id, { name });
    const { id } = await createInterview(tenant.id, connectionId, {
      ...{ sessionId, candidateId, candidateName: name, roleName: name, completedAt: new Date() },
      tags: HOSTILE_NAMES,
    });
    await prisma.note.createMany({
      data: Array.from({ length: 90 }, (_, note) => ({
        ...{ tenantId: tenant.id, interviewId: id, authorId: userId, requestId: randomUUID() },
        body: HOSTILE_NOTES[note % HOSTILE_NOTES.length] ?? "",
      })),
    });
    const { token, link } = await createReviewLink(actor, {
      ...{ interviewIds: [id], isMasked: true, allowsFeedback: true, allowsDownload: true },
      struckNames: STRUCK_NAMES,
    });
    await prisma.reviewLink.update({ where: { id: link.id }, data: { recipient: name, headline: name } });
    const { cookie: visitor } = await visitLink(token);
    pages.push(
      { what: `notes and transcript ${index}`, path: `${at}/interviews/${id}`, cookie },
      { what: `struck names in transcript ${index}`, path: `/review/links/${link.id}`, cookie: visitor },
      { what: `a candidate named ${index}`, path: `${at}/candidates/${candidateId}`, cookie },
      {
        what: `a results transcript ${index}`,
        path: `/api/v1/interview/sessions/${sessionId}/transcript`,
        cookie,
      },
    );
  }
  for (const name of HOSTILE_NAMES) {
    const { id } = await prisma.user.create({
      data: { name, email: `${randomUUID()}@example.test`, isEmailProven: true },
    });
    await prisma.membership.create({ data: { tenantId: tenant.id, userId: id, role: "reviewer" } });
  }
  const logoId = randomUUID();
  const brand = { logo: pngOfSize(16_000), logoType: "image/png", logoId, name: HOSTILE_NAMES[0] ?? "" };
  await prisma.tenantBrand.create({ data: { tenantId: tenant.id, ...brand } });
  pages.push(
    { what: "a huge logo", path: `/api/brand/${logoId}`, cookie: "" },
    ...["interviews", "candidates", "settings/people", "reports", "search?q=aaa"].map((page) => ({
      ...{ what: page, path: `${at}/${page}`, cookie },
    })),
  );
  return pages;
}

/** The first bytes of a picture that says it is so many pixels wide and high, and nothing of it. */
function pngOfSize(pixels: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4_000);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, pixels);
  view.setUint32(20, pixels);
  bytes.set([8, 6], 24);
  return bytes;
}
