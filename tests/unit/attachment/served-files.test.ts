import { expect, it } from 'vitest'
import { FILE_TYPES } from '../../../lib/attachment/file-types.ts'
import { FOR_EVER, hostFiles } from '../../../lib/hosts/host-files.ts'
import { servedAs } from '../../../packages/publish/targets/s3-target.ts'

const HOSTING = {
  policy: "default-src 'self'",
  base: '/',
  redirects: [],
  withdrawn: [],
  languages: ['en'],
  hasCms: false,
}

it.each(Object.entries(FILE_TYPES))('a file with the ending %s has its type on every host', (ending, { media }) => {
  expect(servedAs(`assets/report.0123456789ab.${ending}`)).toEqual({ type: media, cacheControl: FOR_EVER })
  const linesOf = (name: string) =>
    hostFiles(HOSTING)
      .find((file) => file.name === name)
      ?.content.split('\n') ?? []
  for (const [name, words] of [
    ['.htaccess', new RegExp(` \\.${ending}( |$)`)],
    ['.hosts/nginx.conf', new RegExp(` ${ending}[ ;]`)],
    ['.hosts/Caddyfile', new RegExp(`^\\t~.*[(|]${ending}[|)]`)],
  ] as const) {
    expect(linesOf(name).filter((line) => words.test(line) && line.includes(`"${media}"`))).not.toEqual([])
  }
})
