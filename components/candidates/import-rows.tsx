import type { PreviewRow } from "@/lib/candidates/import-preview";
import type { ImportChange } from "@/lib/candidates/plan-import";

const FIELDS = { name: "Name", email: "Email", role: "Role", tags: "Tags" } as const;

/** Lines of one state, with their numbers in the file. */
export function ImportRows({ rows, total }: { rows: PreviewRow[]; total: number }) {
  return (
    <>
      <ul className="divide-y rounded-md border">
        {rows.map((row) => (
          <li key={row.line} className="flex flex-wrap gap-x-3 gap-y-0.5 px-3 py-2">
            <span className="w-20 shrink-0 text-muted text-sm tabular-nums">Line {row.line}</span>
            <span className="min-w-0 flex-1 basis-56 break-words">
              {row.ref === null ? null : <bdi className="font-mono text-sm">{row.ref}</bdi>}
              {row.message === null ? null : <span className="block text-danger-text">{row.message}</span>}
              {row.hint === null ? null : <span className="block text-warning-text">{row.hint}</span>}
              {row.changes.map((change) => (
                <Change key={change.field} change={change} />
              ))}
            </span>
          </li>
        ))}
      </ul>
      {total > rows.length ? (
        <p className="pt-2 text-muted text-sm">and {(total - rows.length).toLocaleString("en")} more</p>
      ) : null}
    </>
  );
}

function Change({ change: { field, from, to } }: { change: ImportChange }) {
  return (
    <span className="block text-sm">
      <span className="text-muted">{FIELDS[field]}: </span>
      {from === null ? null : (
        <>
          <bdi className="text-muted line-through">{from}</bdi> <span className="sr-only">becomes </span>
        </>
      )}
      <bdi>{to}</bdi>
    </span>
  );
}
