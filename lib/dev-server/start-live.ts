import path from 'node:path'
import { isWatched } from '../settings/process.ts'
import { contentDir } from '../settings/settings.ts'
import { listenAt, originAt, placeToListen } from './listen.ts'
import { serveLive } from './live-server.ts'

/** Serves the site while it is written. `preview.ts` calls it, with the address to open first. */
const [address = '/'] = process.argv.slice(2)
const place = placeToListen(3000, 'npm run dev')
const server = serveLive(process.cwd(), path.resolve(contentDir()), place.host)
try {
  const port = await listenAt(server, place)
  console.log(`Open ${originAt(place, port)}${address}  (stop with Ctrl+C)`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  // The parent, `node --watch`, would wait for a change of the code, which does not help.
  if (isWatched()) process.kill(process.ppid, 'SIGKILL')
  process.exit(1)
}
