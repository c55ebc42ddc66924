import { expect, it } from 'vitest'
import { BLOCK_TEXT } from '../block-markdown.ts'
import { cmsBlocks } from '../cms-blocks.ts'
import { blockLabel, fieldsOfBlock, offeredBlocks, writtenBlock } from '../desk/writing/block-choice.ts'

/** Kinds for which the desk has a button, or which are a file beside the story. */
const ELSEWHERE = ['paragraph', 'heading', 'quote', 'list list', 'figure', 'media', 'footnotes']

it('the desk offers every kind of Masthead’s own for which it has no button, each by a name of its own', () => {
  const offered = offeredBlocks(cmsBlocks())
  const names = offered.map(({ name }) => name)
  const others = cmsBlocks().filter(({ name }) => !ELSEWHERE.some((one) => name.startsWith(one)))
  expect(names.toSorted()).toEqual(others.map(({ name }) => name).sort())
  expect(names[0]).toBe('embed embed')
  expect(new Set(offered.map(blockLabel)).size).toBe(offered.length)
})

it('a block without fields is filled in as Markdown, and a divider needs nothing', () => {
  const blocks = new Map(cmsBlocks().map((block) => [block.name, block]))
  const [table, divider] = [blocks.get('table table'), blocks.get('divider divider')]
  if (!table || !divider) throw new Error('There is no table, or no divider.')
  expect(fieldsOfBlock(table).map(({ name, start }) => [name, start])).toEqual([[BLOCK_TEXT, table.example]])
  expect(writtenBlock(table, new Map([[BLOCK_TEXT, '| a |\n| - |']]))).toBe('| a |\n| - |')
  expect(fieldsOfBlock(divider)).toEqual([])
  expect(writtenBlock(divider, new Map())).toBe('---')
})
