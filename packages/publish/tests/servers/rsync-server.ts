import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { userInfo } from 'node:os'
import path from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { temporaryFolder } from '../site.ts'
import { freePort } from './s3-server.ts'

/** Whether the program rsync is installed. */
export const hasRsync = spawnSync('rsync', ['--version']).status === 0
if (!hasRsync) console.log('rsync is not installed: its tests are skipped.')

/** Starts a server of rsync on this machine, with a module that can be written and one that cannot. */
export async function startRsync() {
  const [home, folder, port] = [temporaryFolder(), temporaryFolder(), await freePort()]
  const module = (name: string, readOnly: string) =>
    `[${name}]\npath = ${folder}\nread only = ${readOnly}\nuse chroot = no\nuid = ${process.getuid?.()}\ngid = ${process.getgid?.()}\n`
  const config = path.join(home, 'rsyncd.conf')
  writeFileSync(config, `pid file = ${home}/pid\n${module('site', 'no')}${module('closed', 'yes')}`)
  const words = ['--daemon', '--no-detach', '--address=127.0.0.1', `--port=${port}`, `--config=${config}`]
  await startProgram('rsync', words, port)
  return { folder, port, address: `rsync://127.0.0.1:${port}` }
}

/**
 * Starts a server, and waits until it listens on a port of this machine. It is stopped after the test.
 * @throws if it ends before it listens
 */
export async function startProgram(
  name: string,
  words: readonly string[],
  port: number,
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const child = spawn(name, words, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...env } })
  const said: string[] = []
  child.stderr.on('data', (data) => said.push(String(data)))
  onTestFinished(async () => {
    if (child.exitCode !== null) return
    child.kill()
    await once(child, 'exit')
  })
  while (!(await isListening(port))) {
    if (child.exitCode !== null) throw new Error(`${name} does not start: ${said.join('')}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false))
    socket.on('connect', () => socket.destroy())
  })
}

/** Where Debian, Fedora, macOS and others have the server of SSH. */
const SSHD = '/usr/sbin/sshd'
/** Whether this machine has a server of SSH, and rsync. */
export const hasSsh = hasRsync && existsSync(SSHD)
if (!hasSsh) console.log(`Skipped: there is no ${SSHD} here, or no rsync. On Debian: openssh-server, rsync.`)

/** Starts a server of SSH on this machine, which accepts one new key, and the settings of a client that has it. */
export async function startSsh() {
  const [home, port] = [temporaryFolder(), await freePort()]
  const place = (name: string) => path.join(home, name)
  for (const name of ['host', 'mine', 'other'])
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', place(name)])
  const isRoot = userInfo().uid === 0
  if (isRoot) mkdirSync('/run/sshd', { recursive: true }) // Debian makes it when its own server starts.
  // SHLVL: Bash then does not read the settings of the user, which may take long.
  const config = `
ListenAddress 127.0.0.1:${port}
HostKey ${place('host')}
AuthorizedKeysFile ${place('mine.pub')}
PidFile none
AuthenticationMethods publickey
PermitRootLogin prohibit-password
StrictModes no
UsePAM no
SetEnv SHLVL=2
`
  writeFileSync(place('sshd_config'), config)
  await startProgram(SSHD, ['-D', '-e', '-f', place('sshd_config')], port)
  writeFileSync(place('known'), `[127.0.0.1]:${port} ${readFileSync(place('host.pub'), 'utf8')}`)
  const client = (host: string, key: string, known: string) => `
Host ${host}
  HostName 127.0.0.1
  Port ${port}
  User ${userInfo().username}
  IdentitiesOnly yes
  IdentityAgent none
  IdentityFile ${place(key)}
  UserKnownHostsFile ${known}
`
  const clients = [
    client('server', 'mine', place('known')),
    client('server-of-somebody', 'other', place('known')),
    client('server-unknown', 'mine', '/dev/null'),
  ]
  writeFileSync(place('config'), clients.join(''))
  const ssh = `ssh -F ${place('config')} -o BatchMode=yes`
  vi.stubEnv('RSYNC_RSH', ssh)
}
