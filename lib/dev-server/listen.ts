import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { hostAndPort } from '../settings/process.ts'
import { inAddress } from './guarded-server.ts'

/** The address at which a command listens, and the name of the command for users. */
export interface ListenAddress {
  readonly host: string
  readonly port: number
  /** How a user calls it: `npm start`. */
  readonly command: string
}

/**
 * Returns where a command listens, from HOST and PORT.
 * @param usual the port if PORT is not set
 * @throws with a message for the user, if PORT is not a port
 */
export function placeToListen(usual: number, command: string): ListenAddress {
  return { ...hostAndPort(usual, command), command }
}

/**
 * Waits until a server listens, and returns its port. If the port of the address is 0, the system chooses one.
 * @throws with a message for the user, if it cannot listen there
 */
export async function listenAt(server: Server, { host, port, command }: ListenAddress): Promise<number> {
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new Error(messageFor(reason, { host, port, command }), { cause: error })
  }
  const bound = server.address()
  return typeof bound === 'object' && bound ? bound.port : port
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
  switch (reason) {
    case 'EADDRINUSE':
      return takenMessage(place)
    case 'EACCES':
      return `This user may not use port ${place.port}. Choose one from 1024 on: PORT=8080 ${place.command}`
    default:
      return `HOST is “${place.host}”, where this machine cannot listen (${reason}). Leave it out: ${place.command}`
  }
}
