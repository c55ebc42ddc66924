import { spawn } from 'node:child_process'

/** The command that opens a URL in the user's browser, by system. */
const OPENERS: Readonly<Record<string, readonly string[]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
}

/** Opens a URL in the browser; prints a message if there is none. */
export function openInBrowser(address: string): void {
  const [command = '', ...rest] = OPENERS[process.platform] ?? ['xdg-open']
  const opener = spawn(command, [...rest, address], { stdio: 'ignore', detached: true })
  opener.on('error', () => console.error(`No browser could be opened. Open ${address}`))
  opener.unref()
}
