import type { Database } from "@/lib/db/client";

/** Gives the tenant a connection and `count` interviews in one statement, for tests and benches of large lists. */
export async function fillInterviews({ prisma }: Database, tenantId: string, count: number): Promise<void> {
  const { id: connectionId } = await prisma.platformConnection.create({
    data: {
      tenantId,
      keyCiphertext: new Uint8Array([0]),
      keyEncryptedWith: "none",
      keyLastFour: "0000",
      state: "ok",
    },
  });
  await prisma.$executeRaw`
    INSERT INTO interviews (id, tenant_id, connection_id, session_id, candidate_name, candidate_ref, role_name, language,
      status, tags, duration_sec, session_created_at, started_at, completed_at, updated_at, decision)
    SELECT gen_random_uuid(), ${tenantId}::uuid, ${connectionId}::uuid, 'fill-' || n,
      (ARRAY['Maya','Jonas','Leila','Tom','Ana','Nino','Omar','Eva'])[1 + n % 8] || ' '
        || (ARRAY['Berg','Okoye','Silva','Khan','Novak','Moreau','Haddad','Lind','Costa'])[1 + n % 9] || ' ' || n,
      'ref-' || n, (ARRAY['Driver','Nurse','Barista','Analyst','Shift lead', NULL])[1 + n % 6],
      (ARRAY['en','de','es','ka','ar'])[1 + n % 5],
      CASE WHEN n % 1000 = 0 THEN 'active' WHEN n % 100 = 1 THEN 'initiated' WHEN n % 17 = 0 THEN 'failed' ELSE 'completed' END,
      CASE WHEN n % 50 = 0 THEN ARRAY['night'] ELSE '{}' END, CASE WHEN n % 17 = 0 THEN NULL ELSE 60 + n % 1500 END, now() - n * interval '1 minute',
      now() - n * interval '1 minute', CASE WHEN n % 17 = 0 OR n % 100 = 1 THEN NULL ELSE now() - n * interval '1 minute' END,
      now(), CASE WHEN n % 7 = 0 THEN 'advance'::decision_outcome END
    FROM generate_series(1, ${count}::int) AS n`;
  await prisma.$executeRawUnsafe("VACUUM ANALYZE interviews");
}
