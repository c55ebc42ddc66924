import { setTimeout as pause } from 'node:timers/promises'

/** After these milliseconds a browser that does not answer hangs: a journey has time for four of them. */
const PATIENCE = 30_000

/** A session of WebDriver, https://www.w3.org/TR/webdriver2/: a browser that is told what to do by HTTP. */
export interface Session {
  readonly version: string
  /** @throws what the driver says if it cannot */
  ask<Answer>(method: 'GET' | 'POST', command: string, body?: unknown): Promise<Answer>
  end(): Promise<void>
}

/** Starts a browser with a driver, as soon as that listens. */
export async function newSession(driver: string, capabilities: Readonly<Record<string, unknown>>): Promise<Session> {
  for (let attempt = 0; attempt < 100 && !(await listens(driver)); attempt++) await pause(100)
  const session = await ask(driver, 'POST', 'session', { capabilities: { alwaysMatch: capabilities } })
  const address = `${driver}/session/${session.sessionId}`
  return {
    version: session.capabilities.browserVersion,
    ask: (method, command, body) => ask(address, method, command, body),
    end: () => ask(driver, 'DELETE', `session/${session.sessionId}`),
  }
}

async function ask(address: string, method: string, command: string, body?: unknown) {
  const response = await fetch(`${address}/${command}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(PATIENCE),
  })
  const { value } = await response.json()
  if (!response.ok) throw new Error(`${command}: ${value.error}: ${value.message}`)
  return value
}

function listens(driver: string): Promise<boolean> {
  return fetch(`${driver}/status`).then(
    () => true,
    () => false,
  )
}
