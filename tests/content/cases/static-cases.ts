import { replaced } from '../newsroom.ts'
import type { BadCase } from './bad-case.ts'

const SECURITY = 'security: {contact: ["mailto:desk@news.example"], expires: 2027-01-01T00:00:00Z}\n'

/** What may be wrong with the newsroom’s own files. */
export const STATIC_CASES: readonly BadCase[] = [
  inStatic('a file that Masthead makes', { 'robots.txt': '' }, ['robots.txt:1:1 static-name'], 'makes “robots.txt”'),
  inStatic('a sitemap', { 'sitemap-en-2.xml': '' }, ['sitemap-en-2.xml:1:1 static-name']),
  inStatic('the manifest in other capitals', { sha256Sums: '' }, ['sha256Sums:1:1 static-name']),
  inStatic('a file in the folder of a language', { 'ar/ads.txt': '' }, ['ar/ads.txt:1:1 static-name']),
  inStatic('a copy of a page', { 'index.html.br': '' }, ['index.html.br:1:1 static-name']),
  inStatic('a name with two cases', { 'Ads.txt': '', 'ads.txt': '' }, ['ads.txt:1:1 static-name'], '“Ads.txt”'),
  inStatic('a file and its compressed copy', { 'a.txt': '', 'a.txt.gz': '' }, ['a.txt.gz:1:1 static-name'], '“a.txt”'),
  inStatic('a name with a space', { 'my file.txt': '' }, ['my file.txt:1:1 static-name'], 'letters A–Z'),
  inStatic('a symbolic link', { 'ads.txt': { linkTo: '../site.yaml' } }, ['ads.txt:1:1 file-link']),
  inStatic('a linked folder', { docs: { linkTo: '../pages' } }, ['docs:1:1 file-link']),
  inStatic(
    'a file of more than 10 MB',
    { 'film.bin': new Uint8Array(10 * 2 ** 20 + 1) },
    ['film.bin:1:1 limit-exceeded'],
    'This file has 11 MB; at most 10 MB',
  ),
  {
    kind: 'a security.txt of its own beside that of site.yaml',
    changes: { 'site.yaml': replaced('publisher:', `${SECURITY}publisher:`), 'static/.well-known/security.txt': '' },
    problems: ['content/static/.well-known/security.txt:1:1 static-name'],
  },
]

function inStatic(kind: string, files: BadCase['changes'], problems: readonly string[], says?: string): BadCase {
  const changes = Object.fromEntries(Object.entries(files).map(([name, change]) => [`static/${name}`, change]))
  return { kind, changes, problems: problems.map((problem) => `content/static/${problem}`), ...(says ? { says } : {}) }
}
