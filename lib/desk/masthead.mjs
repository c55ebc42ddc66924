#!/usr/bin/env node
// The door to `npx masthead`. It is JavaScript that any Node reads and that needs no package, so that it can say what is missing
// before `npm ci` has brought the Node and the packages that everything else needs.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../', import.meta.url))
const [major, minor] = process.versions.node.split('.').map(Number)
const fault = faultOf()
if (!fault) import('./masthead.ts')
else {
  const finding = { severity: 'error', ...fault }
  const isRead = process.argv[2] === 'doctor' && process.argv.includes('--json')
  if (isRead) console.log(JSON.stringify([finding], null, 2))
  else console.error(`${fault.name}\n  ${fault.what}\n  Why: ${fault.why}\n\n  To mend it: ${fault.mend}`)
  process.exitCode = 1
}

function faultOf() {
  const isInstalled = existsSync(`${folder}node_modules/.package-lock.json`)
  if (major < 20) {
    return {
      name: 'node-old',
      what: `This is Node ${process.versions.node}.`,
      why: 'npm ci needs Node 20 or newer; it then brings along the one that the tools run on.',
      mend: 'Install a newer one from https://nodejs.org, then run npm ci.',
    }
  }
  if (!isInstalled) {
    return {
      name: 'packages-missing',
      what: 'The packages are not installed.',
      why: 'Masthead is made of them, and of a Node that comes with them.',
      mend: `Run npm ci in ${folder}`,
    }
  }
  // Types in code are read from 22.18 on.
  if (major < 22 || (major === 22 && minor < 18)) {
    const isBrought = existsSync(`${folder}node_modules/node`)
    return {
      name: 'node-old',
      what: `This is Node ${process.versions.node}.`,
      why: 'The tools need 22.18 or newer. npm ci brings one along, which npm and npx use, unless it leaves out what is for development.',
      mend: isBrought
        ? 'Call commands by npx: npx masthead help'
        : 'Run npm ci without --omit=dev, or install a newer one.',
    }
  }
  return undefined
}
