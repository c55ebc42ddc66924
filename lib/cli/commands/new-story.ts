import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import anyAscii from 'any-ascii'
import { stringify } from 'yaml'
import { RESERVED_SLUGS } from '../../publication/addresses.ts'
import { readPublication } from '../../publication/read-publication.ts'
import { buildTime } from '../../settings/build-time.ts'
import { contentDir } from '../../settings/settings.ts'
import { toSlug } from '../../story/read/read-folder.ts'
import { readArguments, requireBuildTime, usageError } from '../arguments.ts'

/** `npx masthead new "Headline"` creates a story, dated today and marked as a draft. It overwrites nothing. */
const { values, positionals } = readArguments({ allowPositionals: true, options: { language: { type: 'string' } } })
const title = positionals.join(' ').trim() || usageError('Write the headline: npx masthead new "The harbour reopens"')
requireBuildTime()
const root = path.resolve(contentDir())
const { publication } = readPublication(root)
const lang = values.language ?? publication?.defaultLanguage ?? usageError(`There is no sound site.yaml in ${root}.`)
if (publication && !publication.languages.some(({ tag }) => tag === lang)) {
  usageError(`“${lang}” is none of this site’s languages: ${publication.languages.map(({ tag }) => tag).join(', ')}.`)
}
const slug = toSlug(anyAscii(title))
const folder = path.join(root, 'stories', slug)
const another = 'Give it another word or two; in the file the headline may then be any.'
if (existsSync(folder)) usageError(`There is a story of that name, ${path.relative('', folder)}. ${another}`)
if (RESERVED_SLUGS.includes(slug) || existsSync(path.join(root, 'pages', slug)))
  usageError(`A story of that name would stand at /${lang}/${slug}/, an address that the site needs itself. ${another}`)
const date = new Date(buildTime()).toISOString().slice(0, 10)
const file = path.join(folder, `${lang}.md`)
mkdirSync(folder, { recursive: true })
writeFileSync(file, `---\n${stringify({ title, date, draft: true }, { lineWidth: 0 })}---\n\nWrite here.\n`)
console.log(
  `Write in ${path.relative('', file)}; take out \`draft: true\` to publish. Its address will be /${lang}/${slug}/.`,
)
