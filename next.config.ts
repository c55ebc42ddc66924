import type { NextConfig } from 'next'

/** Next renders pages and hands them to the press; nothing of its runtime reaches a reader. */
const config: NextConfig = {
  output: 'export',
  trailingSlash: true, // every page is a folder with an index.html, which every static host serves alike
  // With `export` this names the exported folder: OUT_DIR belongs to the press.
  distDir: process.env.NODE_ENV === 'production' ? '.next/stock' : '.next',
  adapterPath: `${import.meta.dirname}/lib/press/adapter.ts`,
  allowedDevOrigins: ['127.0.0.1'],
  experimental: { globalNotFound: true }, // two root layouts and a not-found.tsx would nest one <html> in another
  typescript: { tsconfigPath: 'tsconfig.json' },
}

export default config
