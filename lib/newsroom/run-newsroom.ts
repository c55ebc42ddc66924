import { hash } from 'node:crypto'
import { createRequire, SourceMap } from 'node:module'
import path from 'node:path'
import { compileFunction } from 'node:vm'
import { isMainThread } from 'node:worker_threads'
import { fromHtml } from 'hast-util-from-html'
import { visit } from 'unist-util-visit'
import { z } from 'zod'
import type { Library } from '../library/library.ts'
import { type Place, reasonOf } from '../problem/problem.ts'
import { engineFolder } from '../settings/installation.ts'
import { TimeExceeded, withinTime } from '../settings/process.ts'
import { readJson } from '../settings/read-json.ts'
import { LIMITS } from '../source/limits.ts'
import type { OwnKinds } from '../story/kinds/own.ts'
import type { NewsroomBundle } from './bundle-newsroom.ts'
import { type Overrides, readOverrides } from './overrides.ts'

/** What renders pages, with parts that a newsroom can replace. */
export interface PartRenderer<Page> {
  renderPage(address: string, library: Library): Promise<Page>
  /** Replaces parts by components of the newsroom. All other parts have their defaults again. */
  overrideParts(components: ReadonlyMap<string, unknown>): void
  /** Sets the newsroom’s kinds of section. */
  setOwnKinds(kinds: OwnKinds): void
  /** Returns the component of a part: its default, or the one that shows it now. */
  componentOf(part: string, isDefault: boolean): unknown
}

/**
 * Runs code of the newsroom.
 * @param renderer gives it the components of Masthead; without one, it can import none
 * @returns what it exports
 * @throws with the file, line and column, if the code throws
 */
export async function runBundle(
  bundle: NewsroomBundle,
  renderer?: Pick<PartRenderer<unknown>, 'componentOf'>,
): Promise<Readonly<Record<string, unknown>>> {
  const masthead = await loadMasthead()
  const ownRequire = createRequire(path.join(engineFolder(), 'package.json'))
  const load = (name: string): unknown => {
    const [, from, part = ''] = /^masthead\/(components|default)\/(.*)$/.exec(name) ?? []
    if (name === 'masthead') return masthead
    if (!from) return /^react(\/|$)/.test(name) ? checkedReact(ownRequire(name)) : ownRequire(name)
    return { __esModule: true, default: renderer?.componentOf(part, from === 'default') }
  }
  const modules = new Map(bundle.imports.map((name) => [name, load(name)]))
  const module: { exports: Record<string, unknown> } = { exports: {} }
  guardProcess(bundle)
  try {
    const run = compileFunction(bundle.code, ['module', 'exports', 'require'], { filename: fileOf(bundle) })
    withinTime(LIMITS.codeSeconds * 1000, () => run(module, module.exports, (name: string) => modules.get(name)))
  } catch (error) {
    if (error instanceof TimeExceeded)
      throw new Error(`The code of ${filesOf(bundle)} has not ended after ${LIMITS.codeSeconds} seconds.`)
    throw placedError(error, bundle)
  }
  return module.exports
}

/** Loads what `masthead` is to the newsroom’s code. It imports much, so a build without such code does not load it. */
const loadMasthead = () => import('./define-config.ts')

/** Returns the name of a bundle in stack traces. */
function fileOf({ code }: NewsroomBundle): string {
  return `newsroom-${hash('sha256', code).slice(0, 16)}.cjs`
}

/**
 * Returns a renderer that shows the newsroom’s parts in place of Masthead’s, and its kinds of section; without them,
 * Masthead’s alone.
 * @param config the code of its masthead.config.ts
 * @throws if the code throws, or exports something else than components
 */
export async function withOwnCode<Page>(
  renderer: PartRenderer<Page>,
  overrides: Overrides | undefined,
  config: NewsroomBundle | undefined,
): Promise<PartRenderer<Page>> {
  const { bundle } = overrides ?? {}
  const parts = bundle ? z.record(z.string(), z.unknown()).parse((await runBundle(bundle, renderer)).parts) : {}
  for (const [name, component] of Object.entries(parts)) {
    if (typeof component !== 'function' || component.constructor.name === 'AsyncFunction')
      throw new Error(`overrides/${name}.tsx must export a component as its default: a function that is not async.`)
  }
  renderer.overrideParts(new Map(Object.entries(parts)))
  const own = config ? (await loadMasthead()).configSchema.parse((await runBundle(config, renderer)).config) : undefined
  renderer.setOwnKinds(own?.sectionKinds ?? {})
  const bundles = [bundle, config].filter((one) => one !== undefined)
  if (bundles.length === 0) return renderer
  const renderPage: PartRenderer<Page>['renderPage'] = async (...page) => {
    try {
      return await renderer.renderPage(...page)
    } catch (error) {
      throw bundles.reduce(placedError, error)
    }
  }
  return { ...renderer, renderPage }
}

/**
 * Reads the components of a newsroom that replace parts of the page, and returns a renderer that shows them, and its
 * kinds of section.
 * @param root the content folder
 * @param config the code of its masthead.config.ts
 * @returns only problems, if the components have any
 * @throws as `withOwnCode` does
 */
export async function readOwnCode<Page>(
  root: string,
  renderer: PartRenderer<Page>,
  config: NewsroomBundle | undefined,
) {
  const { overrides, problems } = await readOverrides(root)
  if (problems.length > 0) return { problems }
  return { renderer: await withOwnCode(renderer, overrides, config), overrides, problems }
}

const running: NewsroomBundle[] = []
let guardedExit: typeof process.exit | undefined

const mapSchema = z.object({ sources: z.array(z.string()) })

/** Returns the names of the newsroom's files in bundles, at most three. */
function filesOf(...bundles: readonly NewsroomBundle[]): string {
  const names = new Set(bundles.flatMap(({ map }) => readJson(mapSchema, map)?.sources ?? []))
  return [...names]
    .filter((name) => /^(?!.*node_modules).*\.[jt]sx?$/.test(name))
    .slice(0, 3)
    .join(', ')
}

/**
 * Keeps code of a newsroom from ending the process in silence: its `process.exit` throws, and an error that it throws
 * after it was loaded, such as in a timer, is reported with its place.
 */
function guardProcess(bundle: NewsroomBundle): void {
  running.push(bundle)
  if (process.exit !== guardedExit) {
    const exit = process.exit
    guardedExit = process.exit = (code) => {
      const error = new Error('`process.exit` would end all of Masthead. Throw an error instead.')
      if (running.some((one) => placeOfError(error, one))) throw error
      return exit(code)
    }
  }
  if (running.length > 1) return
  process.on('uncaughtExceptionMonitor', (error) => {
    const text = lateError(error)
    if (text === undefined) return
    // The error of a thread is reported by the thread that started it.
    if (!isMainThread) error.message = text
    else {
      console.error(text)
      process.exit(1)
    }
  })
}

/** Returns the place and the reason of an error that code of the newsroom threw after it was loaded. */
function lateError(error: Error): string | undefined {
  const at = running.map((bundle) => placeOfError(error, bundle)).find(Boolean)
  if (at) return `${at.file}:${at.line}:${at.column}: This code throws after it was loaded: ${reasonOf(error)}`
  // A promise that was rejected with something else than an error has no place.
  if (!('code' in error) || error.code !== 'ERR_UNHANDLED_REJECTION') return undefined
  const [reason = ''] = /(?<=reason ).*/.exec(error.message) ?? []
  return `${filesOf(...running)}: This code rejects a promise that nothing waits for: ${reason}`
}

/**
 * Returns an error with the place in the newsroom’s code in which it was thrown; the error itself, if there is none.
 */
function placedError(error: unknown, bundle: NewsroomBundle): unknown {
  const at = placeOfError(error, bundle)
  if (!at) return error
  const reason = error instanceof Error ? error.message : error
  return new Error(`${at.file}:${at.line}:${at.column}: ${reason}`, { cause: error })
}

/** Returns the place in the newsroom’s code in which an error was thrown; undefined if it was thrown elsewhere. */
export function placeOfError(error: unknown, bundle: NewsroomBundle): (Place & { readonly file: string }) | undefined {
  const [, line, column] = new RegExp(`${fileOf(bundle)}:(\\d+):(\\d+)`).exec(stackOf(error)) ?? []
  if (line === undefined) return undefined
  const entry = new SourceMap(JSON.parse(bundle.map)).findEntry(Number(line) - 1, Number(column) - 1)
  if (!('originalSource' in entry)) return undefined
  return { file: entry.originalSource, line: entry.originalLine + 1, column: entry.originalColumn + 1 }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? '') : ''
}

/**
 * Returns a module of React for the newsroom’s components. Its functions throw where a component makes what the policy
 * of a page blocks: a `style` or `on…` attribute, a script or a style sheet. The stack then names the line that made
 * it.
 * @param module `react` or `react/jsx-runtime`
 */
export function checkedReact(module: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(module).map(([name, value]) => {
      if (typeof value !== 'function' || !MAKERS.includes(name)) return [name, value]
      const make: Make = (type, props, ...rest) => {
        expectAllowed(type, props)
        return value(type, props, ...rest)
      }
      return [name, make]
    }),
  )
}

/** A function of React that makes an element of its first two arguments. */
type Make = (type: unknown, props: unknown, ...rest: unknown[]) => unknown

const MAKERS = ['jsx', 'jsxs', 'createElement', 'cloneElement']

const SCRIPT = 'Behaviour is a custom element in overrides/<part>.element.ts.'
const STYLE = 'Write a class, and its rules in overrides/<part>.css.'

/** @throws if an element has what the policy of a page blocks */
function expectAllowed(made: unknown, props: unknown): void {
  // The first argument of cloneElement is an element.
  const type: unknown = typeof made === 'object' ? Object(made).type : made
  if (typeof type !== 'string') return
  expectElement(type, Object.entries(Object(props)))
  const html: unknown = Object(Object(props).dangerouslySetInnerHTML).__html
  if (typeof html !== 'string') return
  visit(fromHtml(html, { fragment: true }), 'element', ({ tagName, properties }) =>
    expectElement(tagName, Object.entries(properties)),
  )
}

function expectElement(tag: string, attributes: readonly (readonly [string, unknown])[]): void {
  if (tag === 'script') throw new Error(`The policy of a page blocks this <script>. ${SCRIPT}`)
  if (tag === 'style') throw new Error(`The policy of a page blocks this <style>. ${STYLE}`)
  for (const [name, value] of attributes) {
    if (value === undefined || value === null || value === false) continue
    const blocked = `The policy of a page blocks the attribute \`${name}\` of this <${tag}>.`
    if (name === 'style') throw new Error(`${blocked} ${STYLE}`)
    if (/^on/i.test(name)) throw new Error(`${blocked} ${SCRIPT}`)
  }
}
