/** Runs a step once the page is visited. A prerendered page has no reader yet. */
export function whenVisited(step: () => void): void {
  if ('prerendering' in document && document.prerendering)
    document.addEventListener('prerenderingchange', step, { once: true })
  else step()
}
