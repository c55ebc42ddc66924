import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { contentCacheFolder } from '../../lib/store/cache-folder.ts'
import { dispatch, Newsroom } from './newsroom.ts'

// Disks of our own: small ones in memory, which only this process and its children see, and which go when it ends.
const NAMESPACE = ['unshare', ...(process.getuid?.() === 0 ? [] : ['--user', '--map-root-user']), '--mount', 'sh', '-c']
const [command = '', ...args] = NAMESPACE
const mayMount = spawnSync(command, [...args, 'mount -t tmpfs tmpfs /mnt'], { stdio: 'ignore' }).status === 0

const WHOLE = 'is what was built.'

test.skipIf(!mayMount)(
  'a disk that is full, or may only be read, leaves the last good site, and the build says why',
  () => {
    const newsroom = new Newsroom()
    const disk = path.dirname(newsroom.out)
    mkdirSync(disk, { recursive: true })
    const steps = run(newsroom, {
      mounted: `mount -t tmpfs -o size=64m tmpfs ${disk}`,
      built: BUILD,
      edited: edit(newsroom),
      filled: `dd if=/dev/zero of=${disk}/filler bs=64k`,
      full: BUILD,
      afterFull: VERIFY,
      emptied: `rm ${disk}/filler && mount -o remount,ro ${disk}`,
      readOnly: BUILD,
      afterReadOnly: VERIFY,
      writable: `mount -o remount,rw ${disk}`,
      again: BUILD,
      afterAgain: VERIFY,
    })
    expect(steps.built).toMatch(/Built into .*\nexit 0\n/)
    expect(steps.full).toMatch(/^The disk is full\. What was published before stays as it was\.\nENOSPC.*\nexit 1\n/)
    expect(steps.readOnly).toMatch(/^The disk is read-only\. What was published .*\nEROFS.*\nexit 1\n/)
    for (const after of [steps.afterFull, steps.afterReadOnly]) {
      expect(after).toContain(WHOLE)
      expect(lastLine(after)).toBe(lastLine(steps.built))
    }
    expect(steps.again).toMatch(/Built into .*\nexit 0\n/)
    expect(steps.afterAgain).toContain(WHOLE)
    expect(lastLine(steps.afterAgain)).not.toBe(lastLine(steps.built))
  },
)

test.skipIf(!mayMount)(
  'a disk that has no room for the cache leaves the last good site, and the build says why',
  () => {
    const newsroom = new Newsroom()
    const cache = contentCacheFolder(process.cwd(), newsroom.content)
    const steps = run(newsroom, {
      built: BUILD,
      edited: edit(newsroom),
      mounted: `mount -t tmpfs -o size=256k tmpfs ${cache}`,
      full: BUILD,
      afterFull: VERIFY,
      unmounted: `umount ${cache}`,
      again: BUILD,
      afterAgain: VERIFY,
    })
    expect(steps.full).toMatch(/^The disk is full\. What was published before stays as it was\.\nENOSPC.*\nexit 1\n/)
    expect(steps.afterFull).toContain(WHOLE)
    expect(lastLine(steps.afterFull)).toBe(lastLine(steps.built))
    expect(steps.again).toMatch(/Built into .*\nexit 0\n/)
    expect(lastLine(steps.afterAgain)).not.toBe(lastLine(steps.built))
  },
)

const BUILD = `"${process.execPath}" lib/cli/commands/build.ts`
const VERIFY = `"${process.execPath}" lib/cli/commands/verify.ts`

function edit(newsroom: Newsroom): string {
  const story = path.join(newsroom.content, 'stories/dispatch-1/en.md')
  return `cat > ${story} <<'END'\n${dispatch(1, 'Changed')}END`
}

/** @returns what each step said, its exit code, and a digest of the published manifest as the last line */
function run<Name extends string>(newsroom: Newsroom, steps: Record<Name, string>): Record<Name, string> {
  const digest = `sha256sum < "${newsroom.out}/SHA256SUMS" 2>/dev/null`
  const script = Object.values<string>(steps).map((step) => `{ ${step}\n} 2>&1; echo "exit $?"; ${digest}; echo ====`)
  const env = { ...process.env, CONTENT_DIR: newsroom.content, OUT_DIR: newsroom.out, CARDS: 'off' }
  const { stdout } = spawnSync(command, [...args, script.join('\n')], { encoding: 'utf8', env })
  const said = stdout.split('====\n')
  const all: Record<string, string> = Object.fromEntries(
    Object.keys(steps).map((name, index) => [name, said[index] ?? '']),
  )
  return { ...steps, ...all }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
