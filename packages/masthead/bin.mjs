#!/usr/bin/env node
// The entry point of `npx masthead` in the package, in JavaScript that any Node can read.
import { existsSync } from 'node:fs'
import module from 'node:module'
import path from 'node:path'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `This is Node ${process.versions.node}, which is too old. Masthead needs Node 20.19 or newer.\n` +
      'Install Node 24 from https://nodejs.org/en/download, then run the command again.',
  )
  process.exit(1)
}
// Node 22.1 and newer keep what they compile modules to, so that commands start faster.
if (existsSync('content')) process.env.NODE_COMPILE_CACHE ??= path.resolve('.masthead/cache/node')
module.enableCompileCache?.(process.env.NODE_COMPILE_CACHE)
await import('./lib/cli/masthead.js')
