import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const OPTIONS =
  '--ignoreConfig --noEmit --strict --exactOptionalPropertyTypes --skipLibCheck --module esnext --target es2024'

/**
 * Checks JSON-LD against schema.org's vocabulary: every type, every property's domain and range, as `schema-dts` (made
 * by Google from schema.org's release) declares them, by compiling each graph as a literal of its type.
 * @param graphs JSON-LD by name
 * @throws if the compiler does not run
 * @returns by name, what the compiler says of it, one message a line; nothing if all is well
 */
export function vocabularyProblems(graphs: Readonly<Record<string, string>>): Map<string, string> {
  const folder = path.resolve(`.cache/vocabulary-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  try {
    const files = Object.entries(graphs).map(([name, json], index) => {
      const file = path.join(folder, `${index}.ts`)
      writeFileSync(file, `import type { Graph } from 'schema-dts'\nexport const graph: Graph = ${json}\n`)
      return { name, file }
    })
    const compiler = path.resolve('node_modules/.bin/tsc')
    const shell = process.platform === 'win32'
    const { stdout, error } = spawnSync(compiler, [...OPTIONS.split(' '), ...files.map(({ file }) => file)], {
      encoding: 'utf8',
      shell,
    })
    if (error) throw error
    const strange = stdout.split('\n').filter((line) => /^error/.test(line))
    if (strange.length > 0) throw new Error(strange.join('\n'))
    return new Map(
      files.map(({ name, file }) => {
        const said = stdout.split('\n').filter((line) => line.includes(`/${path.basename(file)}(`))
        return [name, said.map((line) => line.replace(/^.*?: error TS\d+: /, '')).join('\n')]
      }),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
