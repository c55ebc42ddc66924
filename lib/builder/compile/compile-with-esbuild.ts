import path from 'node:path'
import { build, type Plugin } from 'esbuild'
import { BROWSERS } from '../../settings/site-script.ts'
import { ROUTES, type Route } from '../page/compiled.ts'
import { tailwindStyles } from './compile-sheet.ts'
import { compileSiteCode, ofRoutes, type PageCompiler, type Renderer, rendererOptions } from './compiler.ts'

/**
 * Compiles what the build compiles, without Next.
 * @throws esbuild’s BuildFailure if it does not compile
 */
export async function compileDevCode(projectDir: string) {
  const { code, compiled } = await compileSiteCode(compileWithEsbuild, projectDir)
  // Node caches modules by URL, so each rebuild gets a fresh `data:` URL: what the module reads, such as the
  // interface's messages, may have changed. It must not be a file, because deleting a watched file would restart the
  // process.
  const module = `${code}\n// ${++compilations}`
  const renderer: Renderer = await import(`data:text/javascript;base64,${Buffer.from(module).toString('base64')}`)
  return { renderer, compiled }
}

let compilations = 0

/**
 * Compiles the pages with esbuild alone, in a hundredth of Next’s time.
 * @throws esbuild’s BuildFailure if they do not compile
 */
export const compileWithEsbuild: PageCompiler = async (projectDir) => {
  const { entryPoints, packages: _, ...options } = rendererOptions(projectDir)
  const { outputFiles } = await build({
    ...options,
    entryPoints: [...entryPoints, ...ROUTES.map((route) => ({ in: `route:${route}`, out: route }))],
    target: [options.target, ...BROWSERS],
    outdir: projectDir,
    write: false,
    plugins: [routes(path.join(projectDir, 'app')), tailwindStyles, packages],
    footer: { js: '//# sourceURL=app/render.tsx' }, // the name in an error’s stack
    logLevel: 'silent', // errors are shown in the page
  })
  const textOf = (name: string) => outputFiles.find((file) => path.basename(file.path) === name)?.text ?? ''
  return { code: textOf('render.js'), sheets: ofRoutes((route) => textOf(`${route}.css`)) }
}

/** The modules of each kind of page, in the order of their style sheets in Next. */
const MODULES: Readonly<Record<Route, readonly string[]>> = {
  languageChooser: ['(language-chooser)/layout.tsx', '(language-chooser)/page.tsx'],
  front: ['[lang]/layout.tsx', '[lang]/page.tsx'],
  story: ['[lang]/layout.tsx', '[lang]/[slug]/page.tsx'],
  list: ['[lang]/layout.tsx', '[lang]/topics/[[...path]]/page.tsx'],
  search: ['[lang]/layout.tsx', '[lang]/search/page.tsx'],
  offline: ['[lang]/layout.tsx', '[lang]/offline/page.tsx'],
  notFound: ['global-not-found.tsx'],
}

/** Resolves packages to their paths, because a module without a file cannot resolve a package by its name. */
const packages: Plugin = {
  name: 'packages',
  setup({ onResolve }) {
    onResolve({ filter: /^[a-z@]/ }, ({ path: name, kind }) =>
      kind === 'import-statement' && !name.startsWith('route:')
        ? { path: import.meta.resolve(name), external: true }
        : undefined,
    )
  },
}

function routes(app: string): Plugin {
  return {
    name: 'routes',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^route:/ }, ({ path: route }) => ({
        path: route.slice('route:'.length),
        namespace: 'route',
      }))
      onLoad({ filter: /.*/, namespace: 'route' }, ({ path: name }) => {
        const modules = ROUTES.flatMap((route) => (route === name ? MODULES[route] : []))
        return {
          contents: modules.map((file) => `import './${file}'`).join('\n'),
          resolveDir: app,
        }
      })
    },
  }
}
