import { hash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { suggest } from '../problem/did-you-mean.ts'
import { type Problem, START } from '../problem/problem.ts'
import { OVERRIDES } from '../publication/content-names.ts'
import { PARTS } from '../publication/parts.ts'
import { readStyles } from '../publication/read-theme.ts'
import { installCommand, packageFile } from '../settings/installation.ts'
import { readJson } from '../settings/read-json.ts'
import { type SiteScript, siteScript } from '../settings/site-script.ts'
import { readSealed, writeSealed } from '../store/cache-folder.ts'
import { fileDigest, folderDigest } from '../store/digests.ts'
import { SYSTEM_FILES } from '../store/manifest.ts'
import { type Bundled, bundleForBrowsers, bundleForNode, newsroomBundle } from './bundle-newsroom.ts'

/** A script of the newsroom, with the custom elements that it defines. */
export interface OwnElements {
  readonly tags: readonly string[]
  readonly script: SiteScript
}

const schema = z.object({
  /** The components, if there are any. Their bundle exports `parts`. */
  bundle: newsroomBundle.optional(),
  /** The style rules that belong to them. */
  css: z.string(),
  /** The scripts that belong to them, each with the custom elements that it defines. */
  elements: z.array(
    z.object({
      tags: z.array(z.string()).readonly(),
      script: z.object({ name: z.string(), code: z.string(), hash: z.string() }),
    }),
  ),
})

/** The components with which a newsroom replaces parts of the page, as plain data that any thread can use. */
export type Overrides = z.infer<typeof schema>

/** The overrides of a newsroom; undefined if it has none, or if they have problems. */
export interface ReadOverrides {
  readonly overrides?: Overrides
  readonly problems: readonly Problem[]
}

/** The folder in which the result is cached, and a digest of the code that made it. */
interface Cached {
  readonly folder: string
  readonly code: string
}

/**
 * Reads and bundles the overrides.
 * @param root the content folder
 */
export async function readOverrides(root: string, cached?: Cached): Promise<ReadOverrides> {
  const newsroom = path.dirname(root)
  const folder = path.join(newsroom, OVERRIDES)
  if (!existsSync(folder)) return { problems: [] }
  const file = cached && path.join(cached.folder, OVERRIDES)
  const state = hash('sha256', [cached?.code, folderDigest(folder)].join())
  const before = file && readCached(file, state, newsroom)
  if (before) return { overrides: before, problems: [] }
  const read = await bundleOverrides(root, newsroom)
  if (file && read.overrides) {
    const { overrides } = read
    writeSealed(file, [JSON.stringify({ state, files: digestsOf(newsroom, overrides), overrides })])
  }
  return read
}

const recordSchema = z.object({ state: z.string(), files: z.string(), overrides: schema })

function readCached(file: string, state: string, newsroom: string): Overrides | undefined {
  const sealed = readSealed(file)
  const record = sealed && readJson(recordSchema, sealed)
  const isSame = record?.state === state && record.files === digestsOf(newsroom, record.overrides)
  return isSame ? record.overrides : undefined
}

/** Returns a digest of the files that the components were bundled from, wherever they are. */
function digestsOf(newsroom: string, { bundle }: Overrides): string {
  const files = bundle?.files.map((name) => fileDigest(path.join(newsroom, name)))
  return hash('sha256', JSON.stringify(files ?? []))
}

async function bundleOverrides(root: string, newsroom: string): Promise<ReadOverrides> {
  const folder = path.join(newsroom, OVERRIDES)
  const found = findFiles(folder)
  const styles = found.styles.map((name) => readStyles(root, path.join(newsroom, name), folder))
  const problems = [...found.problems, ...styles.flatMap((one) => one.problems)]
  const [first] = [...found.components, ...found.scripts]
  if (first && !packageFile('esbuild')) {
    const message = 'Components and scripts of a newsroom need the package esbuild.'
    const at = { file: first, ...START, rule: 'package-missing', severity: 'error' } as const
    return { problems: [...problems, { ...at, message, hint: installCommand(['esbuild']) }] }
  }
  const components = first ? await bundleForNode(newsroom, entryOf(found.components)) : undefined
  const scripts = await Promise.all(found.scripts.map((name) => bundleElements(newsroom, name)))
  problems.push(...[components, ...scripts].flatMap((made) => made?.problems ?? []))
  if (problems.length > 0) return { problems }
  const css = styles.map(({ theme }) => theme).join('')
  return { overrides: { bundle: components?.made, css, elements: scripts.flatMap(({ made }) => made ?? []) }, problems }
}

/** The kinds of files in the folder, by how their names end after the name of a part. */
const KINDS = { '.tsx': 'components', '.css': 'styles', '.element.ts': 'scripts' } as const

/**
 * Finds the files of the folder, as paths in the newsroom. Folders in it are for modules that these import.
 */
function findFiles(folder: string) {
  const files: Record<(typeof KINDS)[keyof typeof KINDS], string[]> = { components: [], styles: [], scripts: [] }
  const problems: Problem[] = []
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const { name } = entry
    if (entry.isDirectory() || SYSTEM_FILES.has(name) || /^\.|\.md$|\.d\.ts$/.test(name)) continue
    const file = `${OVERRIDES}/${name}`
    const [, part = '', end] = /^(.*?)(\.tsx|\.css|\.element\.ts)$/.exec(name) ?? []
    const kind = Object.entries(KINDS).find(([known]) => known === end)?.[1]
    if (kind && PARTS.some((known) => known === part)) files[kind].push(file)
    else problems.push(unknownFile(file, kind ? part : undefined))
  }
  for (const names of Object.values(files)) names.sort()
  return { ...files, problems }
}

function unknownFile(file: string, part: string | undefined): Problem {
  const at = { file, ...START, rule: 'override-unknown', severity: 'error' } as const
  if (part !== undefined) return { ...at, message: `There is no part “${part}”.`, hint: suggest(part, PARTS) }
  const hint = 'Name it <part>.tsx, <part>.css or <part>.element.ts, or put what these import into a folder.'
  return { ...at, message: 'This file replaces nothing.', hint }
}

/** Returns the text of the module that imports all components. */
function entryOf(components: readonly string[]): string {
  const imports = components.map((file, index) => `import part${index} from './${file}'`)
  const parts = components.map((file, index) => `'${path.basename(file, '.tsx')}': part${index}`)
  return `${imports.join('\n')}\nexport const parts = { ${parts.join(', ')} }\n`
}

/** The definition of a custom element in minified code. */
const DEFINITION = /customElements\.define\(\s*["'`]([a-z][\w.-]*-[\w.-]*)["'`]/g

/** Bundles the script in a file, which defines custom elements. */
async function bundleElements(newsroom: string, file: string): Promise<Bundled<OwnElements>> {
  const { made, problems } = await bundleForBrowsers(newsroom, file)
  if (made === undefined) return { problems }
  const tags = [...made.matchAll(DEFINITION)].flatMap(([, tag]) => tag ?? [])
  if (tags.length > 0) {
    return { made: { tags, script: siteScript(`own-${path.basename(file, '.element.ts')}`, made) }, problems }
  }
  const at = { file, ...START, rule: 'code-invalid', severity: 'error' } as const
  const message = 'This file defines no custom element, so no page would load it.'
  return { problems: [{ ...at, message, hint: "Write customElements.define('my-element', MyElement)." }] }
}
