// Loaded before each script of package.json (node --import), so that the script runs on a Node that can read it.
import { isMainThread } from 'node:worker_threads'
import { launch } from './launch.mjs'

if (isMainThread) await launch(process.argv.slice(1))
