import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build, type Metafile } from 'esbuild'
import { rendererOptions } from '../../lib/builder/compile/compiler.ts'
import { compiledFolder, readCompiled, rendererFile, writeCompiled } from '../../lib/builder/page/compiled.ts'
import { engineFolder } from '../../lib/settings/installation.ts'
import { childEnvironment } from '../../lib/settings/process.ts'
import { codeDigest, packedDigestFile } from '../../lib/store/digests.ts'
import { bundleModules, WITH_PACKAGES } from './bundle-modules.ts'
import { distOf, emptyDistOf, finishOwnPackages, ownEntries, ownPackages } from './own-packages.ts'
import { adaptModules, copyFiles, EXPORTED, TARGET, writeManifest, writePartTypes } from './package-files.ts'

/**
 * `npm run pack` makes the npm package masthead in packages/masthead/dist: the modules of each command and thread, the
 * types of what newsrooms import, the compiled code, and the files that these read. Beside it, it makes Masthead’s own
 * packages, such as @masthead/cards in packages/cards/dist. `npm pack ./packages/masthead/dist` then makes the archive.
 */
const root = engineFolder()
const dist = path.join(import.meta.dirname, 'dist')
const compiled = path.join(dist, 'compiled')

const packages = ownPackages(root)

rmSync(dist, { recursive: true, force: true })
for (const { folder } of packages) emptyDistOf(root, folder)
run('node_modules/typescript/bin/tsc', ['-p', 'packages/masthead/tsconfig.json'])
const entries = adaptModules(dist)
copyFiles(root, dist)
writePartTypes(root, dist)
const renderer = await writeCompiledCode()
await bundleModules(root, dist, entries, [...EXPORTED, ...ownEntries(packages)], [renderer])
await finishOwnPackages(root, packages)
await writeManifest(
  root,
  dist,
  packages.map(({ manifest }) => manifest.name),
)
for (const folder of ['masthead', ...packages.map((one) => one.folder)])
  console.log(`To make the archive of a package: npm pack ./${path.relative('', distOf(root, folder))}`)

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
