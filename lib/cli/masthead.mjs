#!/usr/bin/env node
// The entry point of `npx masthead`, in JavaScript that any Node can read.
import { fileURLToPath } from 'node:url'
import { launch } from './launch.mjs'

const args = process.argv.slice(2)
const isRead = args[0] === 'doctor' && args.includes('--json')
const asFindings = (problem) => console.log(JSON.stringify([{ severity: 'error', ...problem }], null, 2))
await launch([fileURLToPath(new URL('./masthead.ts', import.meta.url)), ...args], isRead ? asFindings : undefined)
await import('./masthead.ts')
