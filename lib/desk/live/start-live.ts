import path from 'node:path'
import { contentDir } from '../settings.ts'
import { serveLive } from './live-server.ts'

/** Serves the site while it is written; called by `dev.ts`, with the address that is to be looked at first. */
const [address = '/'] = process.argv.slice(2)
const host = process.env.HOST || '127.0.0.1'
const server = serveLive(process.cwd(), path.resolve(contentDir()), host)
server.listen(Number(process.env.PORT || 3000), host, () => {
  const bound = server.address()
  const port = typeof bound === 'object' && bound ? bound.port : ''
  console.log(`Open http://${host === '127.0.0.1' ? 'localhost' : host}:${port}${address}  (stop with Ctrl+C)`)
})
