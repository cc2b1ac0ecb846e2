import { Download } from "lucide-react";
import { buttonClass } from "@/components/ui/button-class";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { ReportTable } from "@/lib/reports/report-tables";

type ReportCardProps = {
  table: ReportTable;
  csvHref: string;
};

/** Whether there is nothing to report. */
export function hasNoFigures({ rows }: ReportTable): boolean {
  return rows.every(({ figures }) => figures.every(({ value }) => value === 0));
}

/** A report: a table whose first figures are drawn as bars. */
export function ReportCard({ table, csvHref }: ReportCardProps) {
  const { id, title, description, columns, rows } = table;
  const most = Math.max(1, ...rows.map(({ figures }) => figures[0]?.value ?? 0));
  const isEmpty = hasNoFigures(table);
  return (
    <Card aria-labelledby={`report-${id}`}>
      <CardHeader
        id={`report-${id}`}
        title={title}
        description={description}
        actions={
          isEmpty ? null : (
            <a
              href={csvHref}
              download
              aria-label={`Download “${title}” as CSV`}
              className={buttonClass({ size: "sm" })}
            >
              <Download aria-hidden /> CSV
            </a>
          )
        }
      />
      <CardBody>
        {isEmpty ? (
          <p className="text-muted">No data for this period.</p>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
          <section className="overflow-x-auto rounded-sm" tabIndex={0} aria-label={`${title}, table`}>
            <table className="w-full text-sm">
              <thead>
                <tr className="text-muted">
                  {columns.map((column, index) => (
                    <th
                      key={column}
                      scope="col"
                      className={
                        index === 0
                          ? "py-1.5 pe-3 text-start font-medium"
                          : index === 1
                            ? "w-2/5 min-w-32 py-1.5 ps-3 text-start font-medium"
                            : "whitespace-nowrap py-1.5 ps-3 text-end font-medium"
                      }
                    >
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody className="divide-y border-y">
                {rows.map(({ name, figures }) => (
                  <tr key={name}>
                    <th scope="row" className="max-w-56 break-words py-1.5 pe-3 text-start font-normal">
                      <bdi>{name}</bdi>
                    </th>
                    {figures.map(({ value, text }, index) =>
                      index === 0 ? (
                        <td key={columns[index + 1]} className="py-1.5 ps-3">
                          <span className="flex items-center gap-2">
                            <span
                              aria-hidden
                              className="h-3 min-w-px rounded-sm bg-accent"
                              style={{ width: `${(value / most) * 70}%` }}
                            />
                            <span className="whitespace-nowrap tabular-nums">{text}</span>
                          </span>
                        </td>
                      ) : (
                        <td
                          key={columns[index + 1]}
                          className="whitespace-nowrap py-1.5 ps-3 text-end tabular-nums"
                        >
                          {text}
                        </td>
                      ),
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </CardBody>
    </Card>
  );
}
