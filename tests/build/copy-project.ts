import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, utimesSync } from 'node:fs'
import path from 'node:path'

/** Copies the project as somebody else would get it, without what `npm ci` installs. */
export function copyProject(folder: string): string {
  const listed = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const { stdout } = spawnSync('git', listed, { encoding: 'utf8' })
  const then = new Date('2001-02-03')
  for (const name of stdout.split('\0').filter((file) => file !== '' && existsSync(file))) {
    const file = path.join(folder, name)
    mkdirSync(path.dirname(file), { recursive: true })
    cpSync(name, file)
    utimesSync(file, then, then)
  }
  return folder
}
