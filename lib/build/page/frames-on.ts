/** Returns the origins of the frames that a page can show: those of its embeds (components/embed). */
export function framesIn(markup: string): readonly string[] {
  const frames = [...markup.matchAll(/ data-frame="(https?:[^"]+)"/g)].map(
    ([, address = '']) => new URL(address).origin,
  )
  return [...new Set(frames)]
}
