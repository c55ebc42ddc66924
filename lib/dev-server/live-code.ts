import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import type { NewsroomBundle } from '../build/compile/bundle-newsroom.ts'
import { type Compiled, readCompiled, rendererFile } from '../build/compile/compiled.ts'
import type { Renderer } from '../build/compile/compiler.ts'
import { type Overrides, readOverrides } from '../build/compile/overrides.ts'
import { withOwnCode } from '../build/compile/run-newsroom.ts'
import { sourceTextOf } from '../library/read-library.ts'
import { printProblems } from '../problem/print-problems.ts'
import { engineFolder, packedCode } from '../settings/engine.ts'

const clientSchema = z.object({
  script: z.object({ name: z.string(), code: z.string(), hash: z.string() }),
  style: z.string(),
})

/** The parts that only a live page has: the script that follows changes, and the style of messages about problems. */
export type LiveClient = z.infer<typeof clientSchema>

/** The code of the site in its current state. */
export interface LiveCode {
  readonly renderer: Renderer
  readonly compiled: Compiled
  readonly overrides?: Overrides | undefined
}

/**
 * Returns the current code of live pages. A checkout compiles it; a package contains it.
 * @throws esbuild’s BuildFailure if it does not compile
 */
export function liveCode(): { readonly client: Promise<LiveClient>; readonly code: Promise<LiveCode> } {
  const packed = packedCode()
  if (packed) return { client: packedClient(packed), code: readPacked(packed) }
  const compiler = import('./compile-live.ts')
  const code = compiler.then(({ compileLive }) => compileLive(engineFolder()))
  return { client: compiler.then(({ compileClient }) => compileClient(engineFolder())), code }
}

/**
 * Returns the code with what the newsroom replaces parts of the page by, and with its kinds of section.
 * @param root the content folder
 * @param config the code of masthead.config.ts
 * @throws with the problems of the newsroom’s code
 */
export async function withNewsroomCode(
  { renderer, compiled }: LiveCode,
  root: string,
  config: NewsroomBundle | undefined,
): Promise<LiveCode> {
  const { overrides, problems } = await readOverrides(root)
  if (problems.length > 0) throw new Error(printProblems(problems, sourceTextOf(root)))
  return { renderer: await withOwnCode(renderer, overrides, config), compiled, overrides }
}

/** Returns the path of the file that contains the script and style of live pages in a package. */
export function packedClientFile(folder: string): string {
  return path.join(folder, 'live.json')
}

async function packedClient(folder: string): Promise<LiveClient> {
  return clientSchema.parse(JSON.parse(readFileSync(packedClientFile(folder), 'utf8')))
}

async function readPacked(folder: string): Promise<LiveCode> {
  const compiled = readCompiled(folder)
  if (!compiled) throw new Error('The installed package of Masthead is damaged. Run npm ci.')
  return { compiled, renderer: await import(pathToFileURL(rendererFile(folder)).href) }
}
