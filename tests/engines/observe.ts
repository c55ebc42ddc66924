/**
 * Runs in a page before anything of its own. It notes what the engine complains of, in the window’s name, which
 * outlives the page and is no storage of the site’s; and which settings the page had when its body began, on the root:
 * what is painted comes later.
 */
export function observe(): void {
  const note = (...words: readonly unknown[]) => {
    window.name += `${words.map(String).join(' ')}\n`
  }
  addEventListener('securitypolicyviolation', (event) => {
    // A browser may look for an icon of its own accord.
    if (!event.blockedURI.endsWith('/favicon.ico')) note('policy:', event.violatedDirective, event.blockedURI)
  })
  addEventListener('unhandledrejection', ({ reason }) => note('rejected:', reason))
  addEventListener(
    'error',
    ({ message, target }) => {
      const failed = target instanceof Element ? `could not be loaded: ${target.outerHTML.slice(0, 200)}` : message
      note('error:', failed)
    },
    true,
  )
  for (const level of ['error', 'warn'] as const) {
    const tell = console[level]
    console[level] = (...words) => {
      note(`${level}:`, ...words)
      tell.apply(console, words)
    }
  }
  const watch = new MutationObserver(() => {
    if (!document.body) return
    watch.disconnect()
    const { dataset } = document.documentElement
    dataset.beforeText = [dataset.theme, dataset.size, dataset.face].filter(Boolean).join(' ')
  })
  watch.observe(document, { childList: true, subtree: true })
}
