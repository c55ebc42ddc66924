import type { NextConfig } from 'next'
import { dependencies } from './package.json'

/** Next renders pages and hands them to the press; nothing of its runtime reaches a reader. */
const config: NextConfig = {
  output: 'export',
  trailingSlash: true, // every page is a folder with an index.html, which every static host serves alike
  // With `export` this names the exported folder: OUT_DIR belongs to the press.
  distDir: process.env.NODE_ENV === 'production' ? '.next/stock' : '.next',
  adapterPath: `${import.meta.dirname}/lib/build/compile/adapter.ts`,
  // Pages are rendered here and now, where packages are installed: there is nothing to gain from bundling them, nor from
  // making what renders the sample small, nor from keeping how it was made. It takes half of the time.
  serverExternalPackages: Object.keys(dependencies).filter((name) => !['next', 'react', 'react-dom'].includes(name)),
  experimental: {
    globalNotFound: true, // two root layouts and a not-found.tsx would nest one <html> in another
    turbopackMinify: { server: false },
    turbopackFileSystemCacheForBuild: false,
  },
  typescript: { tsconfigPath: 'tsconfig.build.json' }, // what is built; `npm test` checks the rest
}

export default config
