import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import type { NewsroomBundle } from '../../lib/builder/compile/bundle-newsroom.ts'
import type { Renderer } from '../../lib/builder/compile/compiler.ts'
import { type Overrides, readOverrides } from '../../lib/builder/compile/overrides.ts'
import { withOwnCode } from '../../lib/builder/compile/run-newsroom.ts'
import { type Compiled, readCompiled, rendererFile } from '../../lib/builder/page/compiled.ts'
import { sourceTextOf } from '../../lib/library/read-library.ts'
import { printProblems } from '../../lib/problem/print-problems.ts'
import { engineFolder, packedCode } from '../../lib/settings/engine.ts'
import { readJson } from '../../lib/settings/read-json.ts'

/** The parts that only pages of the dev server have: the script that follows changes, and the style of messages about problems. */
export type DevClient = z.infer<typeof clientSchema>

const clientSchema = z.object({
  script: z.object({ name: z.string(), code: z.string(), hash: z.string() }),
  style: z.string(),
})

/** The code of the site in its current state. */
export interface DevCode {
  readonly renderer: Renderer
  readonly compiled: Compiled
  readonly overrides?: Overrides | undefined
}

/**
 * Returns the current code of the dev server’s pages. A checkout compiles it; a package contains it.
 * @throws esbuild’s BuildFailure if it does not compile
 */
export function devCode(): { readonly client: Promise<DevClient>; readonly code: Promise<DevCode> } {
  const packed = packedCode()
  if (packed) return { client: packedClient(), code: readPacked(packed) }
  const compiler = import('./compile-dev-code.ts')
  const code = compiler.then(({ compileDevCode }) => compileDevCode(engineFolder()))
  return { client: compiler.then(({ compileClient }) => compileClient()), code }
}

/**
 * Returns the code with what the newsroom replaces parts of the page by, and with its kinds of section.
 * @param root the content folder
 * @param config the code of masthead.config.ts
 * @throws with the problems of the newsroom’s code
 */
export async function withNewsroomCode(
  { renderer, compiled }: DevCode,
  root: string,
  config: NewsroomBundle | undefined,
): Promise<DevCode> {
  const { overrides, problems } = await readOverrides(root)
  if (problems.length > 0) throw new Error(printProblems(problems, sourceTextOf(root)))
  return { renderer: await withOwnCode(renderer, overrides, config), compiled, overrides }
}

/** The file of the npm package that contains the script and style of the dev server’s pages. */
export const PACKED_CLIENT = 'client.json'

const DAMAGED = 'The installed package of Masthead is damaged. Run npm ci.'

async function packedClient(): Promise<DevClient> {
  const client = readJson(clientSchema, readFileSync(path.join(import.meta.dirname, PACKED_CLIENT)))
  if (!client) throw new Error(DAMAGED)
  return client
}

async function readPacked(folder: string): Promise<DevCode> {
  const compiled = readCompiled(folder)
  if (!compiled) throw new Error(DAMAGED)
  return { compiled, renderer: await import(pathToFileURL(rendererFile(folder)).href) }
}
