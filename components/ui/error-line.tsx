/** Why something did not work, beside what was pressed; nothing while it did. */
export function ErrorLine({ error }: { error: string | null | undefined }) {
  return error ? (
    <p role="alert" className="text-pretty text-danger-text">
      {error}
    </p>
  ) : null;
}
