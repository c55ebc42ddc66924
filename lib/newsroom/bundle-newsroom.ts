import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Message, Plugin } from 'esbuild'
import { z } from 'zod'
import { suggest } from '../problem/did-you-mean.ts'
import { type Problem, START } from '../problem/problem.ts'
import { PARTS } from '../publication/parts.ts'
import { BROWSERS } from '../settings/site-script.ts'

/**
 * The schema of the code of a newsroom, bundled for Node. It is plain data, which any thread can run (run-newsroom.ts).
 */
export const newsroomBundle = z.object({
  code: z.string(),
  /** The source map, as JSON. */
  map: z.string(),
  /** The modules that it imports from Masthead, React and Node. */
  imports: z.array(z.string()),
  /** The files that it was made from, relative to the newsroom’s folder. */
  files: z.array(z.string()),
})

/** Code of the newsroom, bundled for Node. */
export type NewsroomBundle = z.infer<typeof newsroomBundle>

/** A bundle, or the problems of its code. */
export interface Bundled<Bundle> {
  readonly made?: Bundle
  readonly problems: readonly Problem[]
}

/**
 * The names that components may import from React. All else, such as hooks, has no effect in a page that is rendered
 * once.
 */
const FROM_REACT = ['Children', 'cloneElement', 'createElement', 'Fragment', 'isValidElement']

/** The namespace of modules that are not files. */
const OWN = 'newsroom'

const USE_CLIENT = /^(?:\s|\/\/.*\n|\/\*[\s\S]*?\*\/)*['"]use client['"]/

const HOOK = 'Masthead renders a page once, to HTML. Behaviour is a custom element in overrides/<part>.element.ts.'

/**
 * Bundles modules of the newsroom for Node, with the packages that they import. React and Masthead stay outside,
 * because there must be one of each.
 * @param folder the newsroom’s folder
 * @param entry the text of a module that imports them
 */
export async function bundleForNode(folder: string, entry: string): Promise<Bundled<NewsroomBundle>> {
  const { build } = await import('esbuild')
  const result = await build({
    stdin: { contents: entry, resolveDir: folder, sourcefile: OWN },
    absWorkingDir: folder,
    outfile: 'newsroom.cjs',
    write: false,
    bundle: true,
    metafile: true,
    sourcemap: 'external',
    sourcesContent: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    jsx: 'automatic',
    tsconfigRaw: '{}',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [newsroomModules],
    logLevel: 'silent',
  }).catch(failureOf)
  const unsound = result.warnings.filter(({ id, text }) => id === 'import-is-undefined' && text.includes(`"${OWN}:`))
  const problems = [...result.errors, ...unsound].map(toProblem)
  if (problems.length > 0 || !('metafile' in result)) return { problems }
  const textOf = (name: string) => result.outputFiles.find((file) => file.path.endsWith(name))?.text ?? ''
  const { inputs, outputs } = result.metafile
  const imports = Object.values(outputs).flatMap((output) => output.imports.map((one) => one.path))
  return {
    made: {
      code: textOf('.cjs'),
      map: textOf('.map'),
      imports: [...new Set(imports)],
      files: Object.keys(inputs).filter((name) => name !== OWN && !name.startsWith(`${OWN}:`)),
    },
    problems,
  }
}

/**
 * Bundles a module of the newsroom for browsers.
 * @param file its path in the newsroom’s folder
 */
export async function bundleForBrowsers(folder: string, file: string): Promise<Bundled<string>> {
  const { build } = await import('esbuild')
  const result = await build({
    entryPoints: [file],
    absWorkingDir: folder,
    outfile: 'element.js',
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    target: BROWSERS,
    legalComments: 'none',
    tsconfigRaw: '{}',
    logLevel: 'silent',
  }).catch(failureOf)
  if (result.errors.length > 0 || !('outputFiles' in result)) return { problems: result.errors.map(toProblem) }
  return { made: result.outputFiles?.[0]?.text ?? '', problems: [] }
}

/** Returns the messages of a failed build. */
function failureOf(error: unknown): { errors: Message[]; warnings: Message[] } {
  if (error instanceof Error && 'errors' in error && Array.isArray(error.errors))
    return { errors: error.errors, warnings: [] }
  throw error
}

const newsroomModules: Plugin = {
  name: OWN,
  setup({ initialOptions, onResolve, onLoad }) {
    onResolve({ filter: /^react$/ }, ({ path: name, namespace }) =>
      namespace === OWN ? { path: name, external: true } : { path: name, namespace: OWN },
    )
    // In a package of the type “module”, the default of a CommonJS module would be all that it exports.
    onLoad({ filter: /.*/, namespace: OWN }, ({ path: name }) => ({
      contents: `export { ${name === 'react' ? FROM_REACT.join() : 'default'} } from '${name}'`,
    }))
    onResolve({ filter: /^react\/jsx-runtime$|^masthead($|\/)/ }, ({ path: name, importer, namespace }) => {
      const [, part] = /^masthead\/components\/(.*)$/.exec(name) ?? []
      if (part === undefined || namespace === OWN) return { path: name, external: true }
      if (!PARTS.some((known) => known === part))
        return { errors: [{ text: `There is no part “${part}”. ${suggest(part, PARTS)}` }] }
      // In its own file a part is the default, which the file replaces; elsewhere it is what replaces it.
      const isOwn = path.basename(importer) === `${part}.tsx`
      return { path: isOwn ? `masthead/default/${part}` : name, namespace: OWN }
    })
    onLoad({ filter: /\.[jt]sx?$/ }, async ({ path: file }) => {
      const [start] = USE_CLIENT.exec(await readFile(file, 'utf8')) ?? []
      if (start === undefined) return undefined
      const line = start.split('\n').length
      const location = {
        file: path.relative(initialOptions.absWorkingDir ?? '', file),
        line,
        column: 0,
        lineText: "'use client'",
      }
      return { errors: [{ text: 'This file says “use client”.', detail: HOOK, location }] }
    })
    onLoad({ filter: /\.css$/ }, () => ({
      errors: [{ text: 'A component imports no style rules.', detail: 'Put them into overrides/<part>.css.' }],
    }))
  },
}

/** Returns a message of esbuild as a problem. Its columns count bytes. */
function toProblem({ text, location, detail }: Message): Problem {
  const [, from = '', name = ''] = /^No matching export in "([^"]+)" for import "([^"]+)"/.exec(text) ?? []
  const undef = /^Import "([^"]+)" will always be undefined/.exec(text)?.[1]
  const at = location
    ? {
        file: location.file.split(path.sep).join('/'),
        line: location.line,
        column: Buffer.from(location.lineText).subarray(0, location.column).toString().length + 1,
      }
    : { file: 'overrides', ...START }
  const error = { severity: 'error', ...at } as const
  if (detail === HOOK) return { ...error, rule: 'code-client', message: text, hint: HOOK }
  if (from === `${OWN}:react` || undef) {
    const given = undef ?? name
    const message = `“${given}” of React has no effect in a page, or is a hook.`
    const hint = given.startsWith('use') ? HOOK : `From React, import only ${FROM_REACT.join(', ')}.`
    return { ...error, rule: 'code-client', message, hint }
  }
  if (name === 'default' && location?.file.endsWith(OWN)) {
    const message = 'This file has no default export.'
    return { ...error, file: from, ...START, rule: 'code-invalid', message, hint: 'Write export default before it.' }
  }
  const hint = typeof detail === 'string' ? detail : undefined
  return { ...error, rule: 'code-invalid', message: text, ...(hint ? { hint } : {}) }
}
