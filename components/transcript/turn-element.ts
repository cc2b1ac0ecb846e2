/** The element that holds a turn's text and nothing else, while it is in the page. */
export function turnTextElement(container: Element | null, turnIndex: number): HTMLElement | null {
  return container?.querySelector<HTMLElement>(`[data-turn="${turnIndex}"]`) ?? null;
}
