import { describe, expect, it } from 'vitest'
import { readSections } from '../../../tests/unit/sections-of.ts'
import { embedMarkdown, embedProblem } from '../desk/writing/embed-markdown.ts'

const facts = (address: string, more = {}) => ({ title: 'The [old] boats', address, kind: 'video', frame: '', ...more })

describe('a video by its address', () => {
  it.each([
    ['https://youtu.be/abcdefg', { form: 'video', frame: 'https://www.youtube-nocookie.com/embed/abcdefg' }],
    [
      'https://open.spotify.com/episode/abc123',
      { form: 'audio', frame: 'https://open.spotify.com/embed/episode/abc123' },
    ],
    ['https://films.example/3?a="b"&c', { form: 'video', frame: 'https://films.example/3?a="b"&c' }],
  ])('is a block that stories accept: %s', (address, embed) => {
    const { sections, reports } = readSections(embedMarkdown(facts(address)))
    expect(reports).toEqual([])
    expect(sections).toMatchObject([{ kind: 'embed', title: 'The [old] boats', ...embed }])
  })

  it('has the address of its player, if that is another one', () => {
    const frame = 'https://www.tiktok.com/player/v1/1'
    const { sections } = readSections(
      embedMarkdown(facts('https://www.tiktok.com/@a/video/1', { frame, kind: 'post' })),
    )
    expect(sections).toMatchObject([{ form: 'post', address: 'https://www.tiktok.com/@a/video/1', frame }])
  })

  it('is refused if a page cannot show it', () => {
    const services = ['https://www.youtube-nocookie.com']
    expect(embedProblem(facts('https://youtu.be/abcdefg'), services)).toBeUndefined()
    expect(embedProblem(facts('youtu.be/abcdefg'), services)).toEqual({ why: 'noAddress' })
    expect(embedProblem(facts('https://www.tiktok.com/@a/video/1'), services)).toEqual({
      host: 'TikTok',
      why: 'unframed',
    })
    expect(embedProblem(facts('https://vimeo.com/123'), services)).toEqual({
      host: 'https://player.vimeo.com',
      why: 'undeclared',
    })
  })
})
