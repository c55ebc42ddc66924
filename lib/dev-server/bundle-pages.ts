import path from 'node:path'
import { build, type Plugin } from 'esbuild'
import { BROWSERS } from '../build/compile/bundle-elements.ts'
import { rendererOptions } from '../build/compile/bundle-renderer.ts'
import { type Compiled, ROUTES, type Route } from '../build/compile/compiled.ts'
import { parseCss } from '../build/page/parse-css.ts'
import { tailwindStyles } from './tailwind-styles.ts'

/** The modules of each kind of page, in the order of their style sheets in Next. */
const MODULES: Readonly<Record<Route, readonly string[]>> = {
  gateway: ['(language-chooser)/layout.tsx', '(language-chooser)/page.tsx'],
  front: ['[lang]/layout.tsx', '[lang]/page.tsx'],
  story: ['[lang]/layout.tsx', '[lang]/[slug]/page.tsx'],
  list: ['[lang]/layout.tsx', '[lang]/topics/[[...path]]/page.tsx'],
  search: ['[lang]/layout.tsx', '[lang]/search/page.tsx'],
  offline: ['[lang]/layout.tsx', '[lang]/offline/page.tsx'],
  notFound: ['global-not-found.tsx'],
}

/**
 * Bundles the modules of all pages, and the style sheet of each kind of page, as Next does.
 * @throws esbuild’s BuildFailure if they do not compile
 */
export async function bundlePages(
  projectDir: string,
): Promise<{ readonly code: string; readonly css: Compiled['css'] }> {
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
  const rules = (route: Route) => parseCss(textOf(`${route}.css`))
  const css = {
    gateway: rules('gateway'),
    front: rules('front'),
    story: rules('story'),
    list: rules('list'),
    search: rules('search'),
    offline: rules('offline'),
    notFound: rules('notFound'),
  }
  return { code: textOf('render.js'), css }
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
        return { contents: modules.map((file) => `import './${file}'`).join('\n'), resolveDir: app }
      })
    },
  }
}
