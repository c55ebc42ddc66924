import { expect, test } from 'vitest'
import { messagesFor } from '../../../lib/language/messages.ts'
import { htmlText } from '../../../lib/syndication/html-text.ts'
import { plainMarkdown, toMdast } from '../../../lib/syndication/markdown-edition.ts'
import { sectionsOf } from '../sections-of.ts'

const CHART = `:::chart[گندم]{kind=bar derived="۲۰۲۰"}
| سال | سهم |
| - | -: |
| ۲۰۲۰ | ۱/۹ |
| ۲۰۲۴ | ۱⁄۳ |

منبع: آسیاب.
:::`

test.each([
  ['feeds', htmlText],
  ['the plain edition', plainMarkdown],
] as const)(
  'a fraction in Persian digits has no slash in %s, where it would be a decimal mark or a digit',
  (_, write) => {
    const refer = (address: string) => address
    const text = write(toMdast(sectionsOf(CHART, 'fa'), { words: messagesFor('fa'), refer })).replaceAll(/<[^>]*>/g, '')
    expect(text).toMatch(/۲۰۲۰[\s|]*۱ از ۹/)
    expect(text).toMatch(/۲۰۲۴[\s|]*۱ از ۳/)
    expect(text).not.toMatch(/[/⁄]/)
  },
)
