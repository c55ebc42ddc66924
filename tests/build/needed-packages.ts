/** A test of a story page: its project, its file and its name. */
export interface PageTest {
  readonly project: string
  readonly file: string
  readonly name: string
}

const WHOLE: PageTest = {
  project: 'unit',
  file: 'tests/unit/build/story-page.test.ts',
  name: 'a story page has the headline, the text and the style of its story, and its feed the same text',
}

const NEXT: PageTest = {
  project: 'build',
  file: 'tests/build/next-build.test.ts',
  name: 'next build renders every page of a publication, and each is the same as Masthead’s',
}

/** The packages that the stack is named for, each with a test of a story page that fails without it. */
export const NEEDED: Readonly<Record<string, PageTest>> = {
  next: NEXT,
  react: WHOLE,
  'react-dom': WHOLE,
  'gray-matter': WHOLE,
  remark: WHOLE,
  'remark-html': WHOLE,
  tailwindcss: WHOLE,
  vitest: WHOLE,
  '@testing-library/react': WHOLE,
}
