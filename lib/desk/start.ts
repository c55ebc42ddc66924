import type { AddressInfo } from 'node:net'
import { build } from './build.ts'
import { serveFolder } from './serve.ts'
import { outDir } from './settings.ts'

/** `npm start`: builds the site and serves it on http://localhost:8080 (PORT), until stopped. */
const code = await build()
if (code !== 0) process.exit(code)
const port = Number(process.env.PORT || 8080)
const host = process.env.HOST || '127.0.0.1'
const server = serveFolder(outDir(), '/', host)
server.on('error', (error) => {
  console.error(`${error.message}. Choose another port: PORT=8081 npm start`)
  process.exit(1)
})
server.listen(port, host, () => {
  const address: string | AddressInfo | null = server.address()
  const bound = typeof address === 'object' && address ? address.port : port
  console.log(`\nOpen http://localhost:${bound}/  (stop with Ctrl+C)`)
})
