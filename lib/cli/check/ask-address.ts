/** The timeout of a request, in milliseconds. */
const PATIENCE = 15_000

/** The status codes of a page that exists, but that this client may not see or requests too often. */
const THERE = new Set([401, 402, 403, 405, 406, 407, 423, 429, 451, 999])

/**
 * Requests a page of another site to see whether it exists: first only its headers (HEAD), and the page itself (GET) if
 * that fails.
 * @param address an http or https URL
 * @returns the problem, as the end of a sentence about the link; undefined if the page exists, or may exist
 */
export async function askAddress(address: string): Promise<string | undefined> {
  const first = await answer(address, 'HEAD')
  return first === undefined ? undefined : answer(address, 'GET')
}

async function answer(address: string, method: 'HEAD' | 'GET'): Promise<string | undefined> {
  const headers = { 'user-agent': 'Masthead (link check)' }
  try {
    const response = await fetch(address, { method, headers, signal: AbortSignal.timeout(PATIENCE) })
    await response.body?.cancel()
    return response.ok || THERE.has(response.status) ? undefined : `is answered by ${response.status}`
  } catch (error) {
    return reason(error)
  }
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) throw error
  if (error.name === 'TimeoutError') return `is not answered within ${PATIENCE / 1000} seconds`
  const { cause } = error
  if (!(cause instanceof Error)) throw error
  const code = 'code' in cause ? String(cause.code) : cause.message
  if (code === 'ENOTFOUND') return 'leads to a host that does not exist'
  return `cannot be followed: ${code}`
}
