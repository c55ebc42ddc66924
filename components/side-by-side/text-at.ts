/** Milliseconds in which what has come once is not asked about again. */
const FRESH = 600_000

/**
 * The text of a file of the site. What came within the last ten minutes comes from the browser's cache, and no server is asked: hosts have
 * pages asked about at each load. After that the server says whether it is still the same, so that a correction arrives.
 * @throws if it cannot be loaded
 */
export async function textAt(address: string): Promise<string> {
  const kept = await fetch(address, { cache: 'force-cache' })
  const age = Date.now() - Date.parse(kept.headers.get('date') ?? '')
  const response = kept.ok && Math.abs(age) < FRESH ? kept : await fetch(address)
  if (!response.ok) throw new Error(address)
  return response.text()
}
