import { spawn } from 'node:child_process'

/** What opens an address in the browser that somebody uses, by system. */
const OPENERS: Readonly<Record<string, readonly string[]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
}

/** Opens an address in the browser; where there is none, it says so. */
export function openInBrowser(address: string): void {
  const [command = '', ...rest] = OPENERS[process.platform] ?? ['xdg-open']
  const opener = spawn(command, [...rest, address], { stdio: 'ignore', detached: true })
  opener.on('error', () => console.error(`No browser could be opened. Open ${address}`))
  opener.unref()
}
