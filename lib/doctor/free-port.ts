import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Finding } from './finding.ts'

/**
 * Checks whether a command can listen on its port.
 * @param command the command that would listen there, with a free port as its example: `PORT=8081 npm start`
 */
export async function freePort(port: number, command: string): Promise<Finding[]> {
  const server = createServer()
  try {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return []
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? error.code : ''
    const what =
      reason === 'EADDRINUSE' ? `Another program listens on port ${port}.` : `Port ${port} cannot be used (${reason}).`
    const why = 'The site could not be shown there; it may be this one, still running from before.'
    return [{ name: 'port-taken', severity: 'warning', what, why, mend: `Stop it, or choose another: ${command}` }]
  } finally {
    server.close()
  }
}
