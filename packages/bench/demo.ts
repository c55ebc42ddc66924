import { rmSync } from 'node:fs'
import path from 'node:path'
import { initNewsroom } from '../init/init-newsroom.ts'
import { thisEngine } from '../init/this-engine.ts'

/** `npm run demo` makes The Harbour Post in `.cache/demo`, as `create --example` does, builds it and serves it. */
const folder = path.resolve(import.meta.dirname, '../../.cache/demo')
rmSync(path.join(folder, 'content'), { recursive: true, force: true })
const made = await initNewsroom(folder, { example: true, yes: true }, thisEngine())
if ('problems' in made) throw new Error(made.problems.join('\n'))
process.env.CONTENT_DIR = path.join(folder, 'content')
process.env.OUT_DIR = path.join(folder, 'out')
await import('../preview/start.ts')
