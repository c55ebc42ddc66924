import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build, type Metafile } from 'esbuild'
import { rendererOptions } from '../../lib/builder/compile/compiler.ts'
import { compiledFolder, readCompiled, rendererFile, writeCompiled } from '../../lib/builder/page/compiled.ts'
import { compileClient } from '../../lib/dev-server/compile-dev-code.ts'
import { packedClientFile } from '../../lib/dev-server/dev-code.ts'
import { engineFolder } from '../../lib/settings/engine.ts'
import { childEnvironment } from '../../lib/settings/process.ts'
import { codeDigest, packedDigestFile } from '../../lib/store/code-digest.ts'
import { bundleModules, WITH_PACKAGES } from './bundle-modules.ts'
import { adaptModules, copyFiles, TARGET, writeManifest, writePartTypes } from './package-files.ts'

/**
 * `npm run pack` makes the npm package in packages/masthead/dist: JavaScript and types of all modules, the compiled
 * code, and the files that these read. `npm pack ./packages/masthead/dist` then makes the archive.
 */
const root = engineFolder()
const dist = path.join(import.meta.dirname, 'dist')
const compiled = path.join(dist, 'compiled')

rmSync(dist, { recursive: true, force: true })
run('node_modules/typescript/bin/tsc', ['-p', 'packages/masthead/tsconfig.json'])
const entries = adaptModules(dist)
copyFiles(root, dist)
writePartTypes(root, dist)
await build({
  entryPoints: [path.join(import.meta.dirname, 'newer-parts.js')],
  outfile: path.join(dist, 'newer-parts.cjs'),
  bundle: true,
  format: 'cjs',
  minify: true,
  target: TARGET,
})
const renderer = await writeCompiledCode()
await bundleModules(root, dist, entries, [renderer])
await writeManifest(root, dist)
console.log(`The package is in ${path.relative('', dist)}. To make its archive: npm pack ./${path.relative('', dist)}`)

/**
 * Puts the compiled code into the package: what Next compiled, with the renderer for an older Node.
 * @returns what the renderer was bundled from
 */
async function writeCompiledCode(): Promise<Metafile> {
  const code = codeDigest(root)
  const found = readCompiled(compiledFolder(root, code)) ?? compileNow(code)
  mkdirSync(compiled)
  const { metafile } = await build({
    ...rendererOptions(root),
    ...WITH_PACKAGES,
    absWorkingDir: root,
    metafile: true,
    target: TARGET,
    loader: { '.css': 'empty' },
    outfile: rendererFile(compiled),
  })
  writeCompiled(compiled, found)
  writeFileSync(packedDigestFile(compiled), code)
  writeFileSync(packedClientFile(compiled), JSON.stringify(await compileClient(root)))
  return metafile
}

/** Builds the site once, so that the code is compiled. */
function compileNow(code: string) {
  const out = mkdtempSync(path.join(tmpdir(), 'masthead-pack-'))
  run('lib/cli/commands/build.ts', [], { OUT_DIR: out, CARDS: 'off' })
  rmSync(out, { recursive: true })
  const made = readCompiled(compiledFolder(root, code))
  if (!made) throw new Error('The code changed while it was compiled. Run the command again.')
  return made
}

function run(script: string, words: readonly string[], values: Readonly<Record<string, string>> = {}): void {
  const { status } = spawnSync(process.execPath, [script, ...words], {
    cwd: root,
    stdio: 'inherit',
    env: childEnvironment(values),
  })
  if (status !== 0) throw new Error(`${script} failed.`)
}
