// Where the focus goes when the thing that had it goes away.

/** The composer of the pane that an element stands in, if it stands in one. */
export function composerBeside(element: Element | null): HTMLElement | undefined {
  return element?.closest('.pane, .thread')?.querySelector<HTMLElement>('.composer textarea') ?? undefined;
}
