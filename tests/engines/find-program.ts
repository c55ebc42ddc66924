import { existsSync } from 'node:fs'
import path from 'node:path'

/**
 * What the journeys need besides Chromium: by what it is called here, the commands it may go by and Debian's package.
 */
const PROGRAMS = {
  firefox: { commands: ['firefox-esr', 'firefox'], package: 'firefox-esr' },
  driver: { commands: ['WebKitWebDriver'], package: 'webkit2gtk-driver' },
  screen: { commands: ['Xvfb'], package: 'xvfb' },
} as const

type Program = keyof typeof PROGRAMS

/**
 * Where an installed program is.
 * @throws with an instruction where it is not
 */
export function findProgram(name: Program): string {
  const file = lookUp(name)
  if (!file) throw new Error(instruction([name]))
  return file
}

/** @throws with an instruction if any of them is missing */
export function demandPrograms(): void {
  const missing = Object.keys(PROGRAMS)
    .filter(isProgram)
    .filter((name) => !lookUp(name))
  if (missing.length > 0) throw new Error(instruction(missing))
}

function isProgram(name: string): name is Program {
  return name in PROGRAMS
}

function lookUp(name: Program): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const files = PROGRAMS[name].commands.flatMap((command) => folders.map((folder) => path.join(folder, command)))
  return files.find((file) => existsSync(file))
}

function instruction(missing: readonly Program[]): string {
  const commands = missing.map((name) => PROGRAMS[name].commands[0]).join(', ')
  const packages = missing.map((name) => PROGRAMS[name].package).join(' ')
  return `Not installed: ${commands}. On Debian: apt-get install --no-install-recommends ${packages}`
}
