import { describe, expect, it } from 'vitest'
import { languageOf, suitableTags } from '../../lib/language/language.ts'
import { messagesFor } from '../../lib/language/messages.ts'
import { readMessages } from '../../lib/publication/read-messages.ts'
import { readPublication } from '../../lib/publication/read-publication.ts'
import { type Changes, writeNewsroom } from '../content/newsroom.ts'

const read = (tags: readonly string[], files: Changes = {}) => readMessages(writeNewsroom(files), tags)

describe('the texts of the interface', () => {
  it('are Masthead’s, if the newsroom has none of its own', () => {
    const { publication } = readPublication(writeNewsroom())
    expect(publication?.messages).toEqual({ en: messagesFor('en'), ar: messagesFor('ar') })
  })

  it('are the newsroom’s where it has them', () => {
    const { messages, problems } = read(['en'], { 'messages/en.json': '{"$schema": "x", "accept": "Yes"}' })
    expect(problems).toEqual([])
    expect(messages).toEqual({ en: { ...messagesFor('en'), accept: 'Yes' } })
  })

  it('may be of a language that Masthead does not have, if all are there', () => {
    const own = { ...messagesFor('en'), accept: 'Ya' }
    const { messages, missing, problems } = read(['qaa'], { 'messages/qaa.json': JSON.stringify(own) })
    expect([messages.qaa, [...missing], problems]).toEqual([own, [], []])
  })

  it('of a region are those of its language, but for those that it has itself', () => {
    const files = {
      'messages/en.json': '{"accept": "Yes", "decline": "No"}',
      'messages/en-GB.json': '{"accept": "Aye"}',
    }
    const { messages, missing } = read(['en-GB', 'en-US', 'pt-BR'], files)
    expect([messages['en-GB']?.accept, messages['en-GB']?.decline, messages['en-GB']?.close]).toEqual([
      'Aye',
      'No',
      'Close',
    ])
    expect(messages['en-US']?.accept).toBe('Yes')
    expect(messages['pt-BR']).toEqual(messagesFor('pt'))
    expect([...missing]).toEqual([])
  })

  it.each([
    ['zh-CN', 'zh', 'Hans'],
    ['zh-Hans', 'zh', 'Hans'],
    ['zh-TW', 'zh-Hant', 'Hant'],
    ['zh-HK', 'zh-Hant', 'Hant'],
    ['zh-Hant', 'zh-Hant', 'Hant'],
    ['pt-BR', 'pt', 'Latn'],
    ['pt-PT', 'pt', 'Latn'],
  ])('of %s are those of %s, in the script %s', (tag, nearest, script) => {
    const { messages, missing, problems } = read([tag])
    expect(messages[tag]).toEqual(messagesFor(nearest))
    expect([languageOf(tag).script, [...missing], problems]).toEqual([script, [], []])
  })
})

it.each([
  ['en', ['en', 'en-Latn']],
  ['zh-TW', ['zh-TW', 'zh-Hant', 'zh']],
  ['zh-Hant-HK', ['zh-Hant-HK', 'zh-Hant', 'zh']],
  ['pt-BR', ['pt-BR', 'pt-Latn', 'pt']],
])('the tags whose texts suit %s are these, the nearest first', (tag, tags) => {
  expect(suitableTags(tag)).toEqual(tags)
})
