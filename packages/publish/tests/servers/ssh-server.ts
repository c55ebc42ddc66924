import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import path from 'node:path'
import { vi } from 'vitest'
import { temporaryFolder } from '../site.ts'
import { hasRsync, startProgram } from './rsync-server.ts'
import { freePort } from './s3-server.ts'

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
