import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { gitTarget } from '../../lib/publish/targets/git-target.ts'
import { rsyncTarget } from '../../lib/publish/targets/rsync-target.ts'
import { publishTexts } from '../unit/publish/publish-texts.ts'
import { newspaper, temporaryFolder, textsIn } from '../unit/publish/site.ts'
import { hasRsync, startProgram } from './rsync-server.ts'
import { freePort } from './s3-server.ts'

const BEFORE = newspaper({ fire: 'A fire', flood: 'A flood' })

/** Where Debian, Fedora, macOS and others have the server of SSH. */
const SSHD = '/usr/sbin/sshd'
const hasServer = hasRsync && existsSync(SSHD)
if (!hasServer) console.log(`Skipped: there is no ${SSHD} here, or no rsync. On Debian: openssh-server, rsync.`)

/** Starts a server of SSH on this machine, which accepts one new key, and the settings of a client that has it. */
async function startSsh() {
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
  vi.stubEnv('GIT_SSH_COMMAND', ssh)
}

it.runIf(hasServer)('a folder of a server gets by SSH the site whole, and then only what changed', async () => {
  await startSsh()
  const folder = path.join(temporaryFolder(), 'site')
  await publishTexts(BEFORE, rsyncTarget(`server:${folder}`, []))
  expect(textsIn(folder)).toEqual(BEFORE)
  const inode = statSync(path.join(folder, 'index.html')).ino
  const { uploaded, deleted } = await publishTexts(
    { ...BEFORE, 'en/fire/index.html': 'x' },
    rsyncTarget(`server:${folder}`, []),
  )
  expect([uploaded, deleted]).toEqual([1, 0])
  expect(statSync(path.join(folder, 'index.html')).ino).toBe(inode)
  expect(textsIn(folder)).toEqual({ ...BEFORE, 'en/fire/index.html': 'x' })
})

it.runIf(hasServer)('a branch of a repository on a server gets a commit by SSH', async () => {
  await startSsh()
  const repository = path.join(temporaryFolder(), 'site.git')
  execFileSync('git', ['init', '--quiet', '--bare', repository])
  await publishTexts(BEFORE, await gitTarget(`server:${repository}`, 'gh-pages'))
  const files = execFileSync('git', ['-C', repository, 'ls-tree', '-r', '--name-only', 'gh-pages'], {
    encoding: 'utf8',
  })
  expect(files.split('\n')).toEqual(expect.arrayContaining(Object.keys(BEFORE)))
  await expect(gitTarget(`server-of-somebody:${repository}`, 'gh-pages')).rejects.toThrow('Git may not push to it.')
})

it.runIf(hasServer).each([
  ['a key that the server does not accept', 'server-of-somebody', 'SSH cannot sign in'],
  ['a server whose own key is unknown', 'server-unknown', 'SSH cannot sign in'],
  ['a name without a server', 'server.invalid', 'the server does not answer'],
])('%s is a plain message', async (_, host, message) => {
  await startSsh()
  const where = `${host}:${temporaryFolder()}`
  await expect(publishTexts(BEFORE, rsyncTarget(where, []))).rejects.toThrow(`${where}: ${message}.`)
})
