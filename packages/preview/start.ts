import { readArguments } from '../../lib/cli/command.ts'
import { build } from '../../lib/cli/run-build.ts'
import { listenAt, originAt, tryToListen } from '../../lib/server/local-server.ts'
import { isStartedByNpm, placeToListen } from '../../lib/settings/process.ts'
import { outDir } from '../../lib/settings/settings.ts'
import { previewCommands } from './commands.ts'
import { endWithParent } from './serve/end-with-parent.ts'
import { serveFolder } from './serve/serve-folder.ts'

/** `npm start` builds the site and serves it on http://localhost:8080 (PORT), until it is stopped. */
async function start(): Promise<number> {
  readArguments(previewCommands.start)
  // Without npm, the user may want it to continue after its parent process ends.
  if (isStartedByNpm()) endWithParent()
  try {
    const place = placeToListen(8080, 'npm start')
    await tryToListen(place) // before the build, which takes long
    const code = await build()
    if (code !== 0) return code
    const port = await listenAt(serveFolder(outDir(), '/', place.host), place)
    console.log(`\nOpen ${originAt(place, port)}/  (stop with Ctrl+C)`)
    return 0
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 1
  }
}

process.exitCode = await start()
