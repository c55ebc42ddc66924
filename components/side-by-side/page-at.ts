const rules = { createHTML: (source: string) => source.replace(/<style>.*?<\/style>/s, '') }
let policy: typeof rules | undefined

/**
 * Another page of the site, parsed without anything in it being run, and with links that are whole. A page that is parsed answers
 * to the policy of the one it is parsed in, which knows no style but its own: the other’s is left out.
 * @throws if it cannot be loaded, or is no story
 */
export async function pageAt(address: string): Promise<Document> {
  const response = await fetch(address)
  policy ??= window.trustedTypes?.createPolicy('masthead-twin', rules) ?? rules
  const page = new DOMParser().parseFromString(policy.createHTML(await response.text()), 'text/html')
  if (!response.ok || !page.querySelector('.prose')) throw new Error(`${address} is no story.`)
  for (const link of page.querySelectorAll('.story a:not([href^="#"])')) {
    link.setAttribute('href', new URL(link.getAttribute('href') ?? '', address).href)
  }
  return page
}
