import { type ConfigData, HtmlValidate, StaticConfigLoader } from 'html-validate'

/** What html-validate holds every page against: its recommended rules and those for accessibility, but for those with a reason below. */
const RULES: ConfigData = {
  root: true,
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // In capitals or not: to a parser it is the same.
    'doctype-style': 'off',
    // A headline is as long as the newsroom makes it; a search engine shortens what it shows.
    'long-title': 'off',
    // A number stays in one line by a rule of style (footer.css), not by other characters than a reader would copy.
    'tel-non-breaking': 'off',
  },
}

/** H32 is a technique for forms that are sent. This one is not: the reader's settings take effect as they are chosen. */
const NEVER_SENT = { ruleId: 'wcag/h32', selector: '#reader > form' }

const validator = new HtmlValidate(new StaticConfigLoader(RULES))

/**
 * What html-validate says of a page, errors and warnings: `/en/ 3:14 no-dup-id: Duplicate ID "x"`.
 * @param address names the page in what is said
 */
export async function problemsOf(html: string, address: string): Promise<string[]> {
  const { results } = await validator.validateString(html, address)
  return results.flatMap(({ messages }) =>
    messages.flatMap(({ line, column, ruleId, message, selector }) =>
      ruleId === NEVER_SENT.ruleId && selector === NEVER_SENT.selector
        ? []
        : `${address} ${line}:${column} ${ruleId}: ${message}`,
    ),
  )
}
