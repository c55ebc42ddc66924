/** Milliseconds for which a response is used without asking the server again. */
const FRESH = 600_000

/**
 * Returns the text of a file of the site. A response of the last ten minutes comes from the browser's cache without a
 * request, because many hosts make browsers revalidate pages at each load. After that the server says whether it is
 * still current, so that a correction arrives.
 * @throws if it cannot be loaded
 */
export async function textAt(address: string): Promise<string> {
  const kept = await fetch(address, { cache: 'force-cache' })
  const age = Date.now() - Date.parse(kept.headers.get('date') ?? '')
  const response = kept.ok && Math.abs(age) < FRESH ? kept : await fetch(address)
  if (!response.ok) throw new Error(address)
  return response.text()
}
