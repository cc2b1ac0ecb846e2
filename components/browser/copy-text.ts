/** Puts `text` on the clipboard. False where there is none, as without a secure connection, or it is not allowed. */
export async function copyText(text: string): Promise<boolean> {
  const isDone = await navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  );
  return isDone ?? false;
}
