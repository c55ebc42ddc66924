import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The story with a section of every kind: its folder among the stories. */
export const EVERY_KIND = 'harbour-inventory'

const EN = {
  title: 'An inventory of the harbour',
  date: 'date: 2025-03-03',
  cover: 'src: quay.svg, alt: A quay, caption: The quay in March.',
  note: 'This list is kept at the quay.',
  first: 'Two hands wrote most of it[^hand].',
  heading: 'What there is',
  second: 'Whoever wants to count it comes to the window, asks by name, and counts it standing.',
  tower: 'The tower, seen from the pier.',
  quote: 'What is not in the list has not been here.',
  film: 'The last ship comes in',
  chart: 'The catch',
  year: 'Year',
  tons: 'Tons',
  source: 'Source: the harbour’s log.',
  facts: 'Two piers, one lamp.',
  last: 'It ends with the weather.',
  told: '(Told by the harbour)',
  footnote: 'One of them was the master’s.',
}

const AR: typeof EN = {
  title: 'جرد الميناء',
  date: 'translation: {of: en, by: human}',
  cover: 'alt: رصيف, caption: الرصيف في مارس.',
  note: 'تُحفظ هذه القائمة على الرصيف.',
  first: 'كتبت يدان معظمها[^hand].',
  heading: 'ما هو موجود',
  second: 'من أراد عدّها جاء إلى النافذة وسأل باسمه وعدّها واقفاً.',
  tower: 'البرج كما يُرى من الرصيف.',
  quote: 'ما ليس في القائمة لم يكن هنا.',
  film: 'آخر سفينة تدخل',
  chart: 'الصيد',
  year: 'السنة',
  tons: 'أطنان',
  source: 'المصدر: سجل الميناء.',
  facts: 'رصيفان ومصباح واحد.',
  last: 'تنتهي بالطقس.',
  told: '(رواه الميناء)',
  footnote: 'كانت إحداهما يد الربّان.',
}

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720"><path d="M0 520h1280v200H0z" fill="#27607e"/></svg>'

/**
 * Adds a story with a section of every kind to a publication's content, in English and Arabic, with an embed that the host of
 * `service` shows. After it was translated, the original's second paragraph has changed.
 */
export function addStoryOfEveryKind(content: string, service: string): void {
  const folder = path.join(content, 'stories', EVERY_KIND)
  mkdirSync(folder)
  for (const name of ['quay.svg', 'tower.svg']) writeFileSync(path.join(folder, name), PICTURE)
  writeFileSync(path.join(folder, 'en.md'), textOf(EN, service))
  writeFileSync(path.join(folder, 'ar.md'), textOf(AR, service))
  const { status, stderr } = spawnSync(
    process.execPath,
    ['lib/cli/masthead.mjs', 'translate', EVERY_KIND, 'ar', '--done'],
    { encoding: 'utf8', env: { ...process.env, CONTENT_DIR: content } },
  )
  if (status !== 0) throw new Error(stderr)
  const original = path.join(folder, 'en.md')
  writeFileSync(original, readFileSync(original, 'utf8').replace('asks by name', 'asks by number'))
}

function textOf(words: typeof EN, service: string): string {
  return `---
title: ${words.title}
${words.date}
cover: {${words.cover}}
---

:::note
${words.note}
:::

${words.first}

## ${words.heading}

${words.second}

![${words.tower}](tower.svg "${words.tower}")

- ${words.last}

> ${words.quote}

| ${words.year} | ${words.tons} |
| --- | --: |
| 2025 | 900 |

\`\`\`
count --all --quays --lamps --ropes --gulls --crews --harbour-masters-and-their-daughters --since 1874 --sorted
\`\`\`

:::chart[${words.chart}]{kind=bar}
| ${words.year} | ${words.tons} |
| --- | --: |
| 2025 | 900 |
| 2026 | 1100 |

${words.source}
:::

---

::embed[${words.film}]{kind=video address="${service}/watch/film"}

:::facts
${words.facts}
:::

${words.last}

:::credit
${words.told}
:::

[^hand]: ${words.footnote}
`
}
