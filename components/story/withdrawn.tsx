import { languageOf } from '../../lib/language/language.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import type { Withdrawal } from '../../lib/story/types/story.ts'
import { Headline } from '../headline/headline.tsx'
import { Message } from '../message/message.tsx'
import { overridable } from '../parts/overridable.ts'
import { Day } from './corrections.tsx'
import '../section/section.css'
import './story-view.css'

/** The page of a withdrawn story: it says that the story was withdrawn, when, and why. */
export const WithdrawnView = overridable('withdrawn', ({ withdrawal, page }: Props) => {
  const { title, lang, date, reason, reasonLang } = withdrawal
  const { words } = page
  return (
    <article className="story standing">
      <header className="head">
        <h1>
          <Headline text={title} lang={lang} />
        </h1>
        <p className="deck">{words.withdrawnAbout}</p>
      </header>
      <div className="body">
        <div className="prose">
          <p>
            <Message text={words.withdrawn} bold>
              <Day date={date} page={page} />
            </Message>
          </p>
          <p>
            <b>{words.withdrawnReason}</b>
            {words.colon}
            <span lang={reasonLang} dir={languageOf(reasonLang).dir}>
              {reason}
            </span>
          </p>
        </div>
      </div>
    </article>
  )
})

/** The withdrawal of a story. */
interface Props {
  readonly withdrawal: Withdrawal
  readonly page: PageContext
}
