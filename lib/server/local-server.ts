import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Server as NetServer } from 'node:net'
import type { ListenAddress } from '../settings/process.ts'

/** Returns whether a host name means this machine for every browser; IPv6 addresses are in brackets. */
export function isLocal(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
}

/** Returns a host in the form that a URL needs: IPv6 in brackets. */
export function inAddress(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}

/**
 * Waits until a server listens, and returns its port. If the port of the address is 0, the system chooses one.
 * @throws with a message for the user, if it cannot listen there
 */
export async function listenAt(server: NetServer, place: ListenAddress): Promise<number> {
  try {
    server.listen(place.port, place.host)
    await once(server, 'listening')
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new Error(messageFor(reason, place), { cause: error })
  }
  const bound = server.address()
  return typeof bound === 'object' && bound ? bound.port : place.port
}

/**
 * Tests whether a server can listen at an address. Another program may still take it later.
 * @throws with a message for the user, if it cannot
 */
export async function tryToListen(place: ListenAddress): Promise<void> {
  const server = createServer()
  await listenAt(server, place)
  server.close()
  await once(server, 'close')
}

/** Returns the URL that a user opens in the browser, without a path. */
export function originAt({ host }: ListenAddress, port: number): string {
  return `http://${host === '127.0.0.1' ? 'localhost' : inAddress(host)}:${port}`
}

/** Returns the message that a port is taken, and how to choose another. */
export function takenMessage({ port, command }: ListenAddress): string {
  return `Port ${port} is taken by another program. Choose another: PORT=${port < 65_535 ? port + 1 : 8080} ${command}`
}

function messageFor(reason: string, place: ListenAddress): string {
  if (reason === 'EADDRINUSE') return takenMessage(place)
  if (reason === 'EACCES')
    return `This user may not use port ${place.port}. Choose one from 1024 on: PORT=8080 ${place.command}`
  return `HOST is “${place.host}”, where this machine cannot listen (${reason}). Leave it out: ${place.command}`
}
