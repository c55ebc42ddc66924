import type { NextConfig } from 'next'
import { dependencies } from './package.json'

/**
 * The configuration of Next. Next renders pages and gives them to Masthead's adapter; readers receive nothing of its
 * runtime.
 */
const config: NextConfig = {
  output: 'export',
  trailingSlash: true, // every page is a folder with an index.html, which every static host serves the same way
  // With `export` this is the folder of Next's export. OUT_DIR is written by Masthead's build.
  distDir: process.env.NODE_ENV === 'production' ? '.next/stock' : '.next',
  adapterPath: `${import.meta.dirname}/lib/builder/write/adapter.ts`,
  // Next renders pages on this machine, where the packages are installed. So bundling the packages, minifying the
  // server code and caching the build gain nothing, and would take half of the time.
  serverExternalPackages: Object.keys(dependencies).filter((name) => !['next', 'react', 'react-dom'].includes(name)),
  experimental: {
    globalNotFound: true, // two root layouts and a not-found.tsx would nest one <html> in another
    turbopackMinify: { server: false },
    turbopackFileSystemCacheForBuild: false,
  },
  typescript: { ignoreBuildErrors: true }, // `npm test` checks the types; here that would take as long as nearly all the rest
}

export default config
