/** Takes a step once the page is visited: a page that is rendered before it is visited has no reader yet. */
export function whenVisited(step: () => void): void {
  if ('prerendering' in document && document.prerendering)
    document.addEventListener('prerenderingchange', step, { once: true })
  else step()
}
