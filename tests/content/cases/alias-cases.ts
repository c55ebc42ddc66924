import { replaced, withBody, withFrontMatter } from '../newsroom.ts'
import { type BadCase, EXTRA, inExtra } from './bad-case.ts'

/** What may be wrong with the names that a story had before. */
export const ALIAS_CASES: readonly BadCase[] = [
  withAliases('an alias that cannot be part of an address', '[Old Name]', '4:11 value-invalid', 'a–z'),
  withAliases('one alias that is no list', 'old-name', '4:10 value-type', 'a list'),
  withAliases('an alias that is an address of the site', '[topics]', '4:11 slug-reserved', 'address of the site'),
  withAliases('an alias that is a standing page', '[about]', '4:11 slug-reserved'),
  withAliases('an alias that is the story’s own name', '[extra]', '4:11 slug-duplicate', EXTRA),
  withAliases('an alias that is another story’s name', '[old, harvest]', '4:16 slug-duplicate', 'stories/harvest/'),
  withAliases('an alias that is there twice', '[old, old]', '4:16 slug-duplicate'),
  {
    kind: 'an alias that two stories had',
    changes: { [EXTRA]: aliased('[old]'), 'stories/second/en.md': aliased('[old]') },
    problems: ['content/stories/second/en.md:4:11 slug-duplicate'],
    says: EXTRA,
  },
  {
    kind: 'an alias in a translation',
    changes: { 'stories/harvest/ar.md': replaced('translation:', 'aliases: [old]\ntranslation:') },
    problems: ['content/stories/harvest/ar.md:5:11 value-invalid'],
    says: 'in the original',
  },
  {
    kind: 'an alias of a standing page',
    changes: { 'pages/about/en.md': withFrontMatter('title: A page\naliases: [us]') },
    problems: ['content/pages/about/en.md:3:11 value-invalid'],
    says: 'Only a story',
  },
  {
    kind: 'a link to a name that a story had before',
    changes: { [EXTRA]: aliased('[old]'), 'stories/second/en.md': withBody('See [this](../old/).') },
    problems: ['content/stories/second/en.md:6:5 link-broken'],
    says: 'Did you mean “/en/extra/”?',
  },
]

function withAliases(kind: string, aliases: string, problem: string, says?: string): BadCase {
  return inExtra(kind, aliased(aliases), problem, says)
}

function aliased(aliases: string): string {
  return withFrontMatter(`title: A story\ndate: 2025-02-25\naliases: ${aliases}`)
}
