import { database } from "@/lib/db/client";

/**
 * Moves what a tenant's people did just now back to between the end of each interview and now, so that the demo has a past.
 * The audit log cannot be changed and keeps when it was really done.
 */
export async function moveBack(tenantId: string, since: Date): Promise<void> {
  const { prisma } = database();
  const within = [tenantId, since] as const;
  for (const { table, columns, share } of MOVED)
    await prisma.$executeRawUnsafe(
      `UPDATE ${table} moved SET ${columns
        .map(
          (column) =>
            `${column} = moved.${column} - ${share} * (now() - coalesce(i.completed_at, i.session_created_at))`,
        )
        .join(", ")}
       FROM interviews i WHERE i.id = moved.interview_id AND i.tenant_id = moved.tenant_id
         AND moved.tenant_id = $1::uuid AND moved.${columns[0]} >= $2::timestamptz`,
      ...within,
    );
}

const BY_KIND = `CASE moved.kind::text WHEN 'assigned' THEN 0.8 WHEN 'review_submitted' THEN 0.6 WHEN 'reviews_in' THEN 0.5
  WHEN 'mentioned' THEN 0.45 WHEN 'replied' THEN 0.4 WHEN 'decided' THEN 0.3 ELSE 0.2 END`;

/** `share`: how much of the time since the interview ended lies between then and now. */
const MOVED = [
  { table: "assignments", columns: ["created_at"], share: "0.8" },
  { table: "reviews", columns: ["created_at", "updated_at", "submitted_at"], share: "0.6" },
  {
    table: "notes",
    columns: ["created_at"],
    share: "CASE WHEN moved.parent_id IS NULL THEN 0.45 ELSE 0.4 END",
  },
  { table: "decisions", columns: ["decided_at"], share: "0.3" },
  { table: "activities", columns: ["created_at"], share: BY_KIND },
  { table: "notifications", columns: ["created_at"], share: BY_KIND },
] as const;
