import { expect, it } from 'vitest'
import { inOneLine, problemsAfter, replaced, withBody } from './newsroom.ts'

/** The problems of a good newsroom after changes, in one line each, without warnings. */
function errorsAfter(changes: Parameters<typeof problemsAfter>[0]): string[] {
  return problemsAfter(changes)
    .filter(({ severity }) => severity === 'error')
    .map(inOneLine)
}

it('a wrong key of site.yaml hides no other error of it, and none of a story', () => {
  const site = (good: string) =>
    `${good}publisher: {name: Us, email: nonsense}\ncolour: red\nfallback: {ar: [xx]}\n`.replace(
      /^publisher: (?!.*nonsense).*\n/m,
      '',
    )
  const errors = errorsAfter({
    'site.yaml': site,
    'stories/mill/en.md': withBody('[A](/en/nowhere/)').replace('title:', 'section: nowhere\ntitle:'),
  })
  expect(errors.map((error) => error.replace(/:\d+:\d+/, ''))).toEqual([
    'content/site.yaml value-invalid',
    'content/site.yaml key-unknown',
    'content/site.yaml language-unknown',
    'content/stories/mill/en.md value-invalid',
    'content/stories/mill/en.md link-broken',
  ])
})

it('an error of site.yaml on which others depend is the only one: no front page is “unread”', () => {
  const files = { 'front.ar.yaml': 'lead: harvest\n' }
  for (const change of [replaced('languages: [', 'languages: x\nlanguage: ['), replaced('sections:', 'section:')])
    expect(problemsAfter({ ...files, 'site.yaml': change }).filter(({ rule }) => rule === 'content-unread')).toEqual([])
})

it('an error in front matter hides no cover that is missing, and a missing cover no difference in sections', () => {
  const cover = 'cover: {src: nothing.png, alt: Nothing}\n'
  expect(
    errorsAfter({ 'stories/mill/en.md': withBody('It turns.').replace('title:', `colour: red\n${cover}title:`) }),
  ).toEqual(['content/stories/mill/en.md:2:1 key-unknown', 'content/stories/mill/en.md:3:14 picture-missing'])
  const arabic = '---\ntitle: طاحونة\ntranslation: {of: en, by: human}\n---\n\n## تدور\n'
  const errors = errorsAfter({
    'stories/mill/en.md': withBody('It turns.').replace('title:', `section: nowhere\n${cover}title:`),
    'stories/mill/ar.md': arabic,
  })
  expect(errors).toEqual([
    'content/stories/mill/ar.md:6:1 translation-misaligned',
    'content/stories/mill/en.md:2:10 value-invalid',
    'content/stories/mill/en.md:3:14 picture-missing',
  ])
})
