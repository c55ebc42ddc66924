import { expect, it } from 'vitest'
import { parseShard, shardInEnvironment, shareIn } from '../shards/shard.ts'

it('parses the number of a shard and how many there are', () => {
  expect(parseShard('2/3')).toEqual({ index: 2, of: 3 })
  for (const wrong of ['0/3', '4/3', '2', '2/', 'a/b', '-1/3', '', '1/1001', '1/99999999'])
    expect(parseShard(wrong), wrong).toBeUndefined()
})

it('divides a list among shards: neighbours stay together, and everything is in one share', () => {
  const all = ['a', 'b', 'c', 'd', 'e']
  expect([1, 2].map((index) => shareIn(all, { index, of: 2 }))).toEqual([
    ['a', 'b', 'c'],
    ['d', 'e'],
  ])
  expect([1, 2, 3].flatMap((index) => shareIn(['a'], { index, of: 3 }))).toEqual(['a'])
})

const SLURM = { SLURM_ARRAY_TASK_ID: '6', SLURM_ARRAY_TASK_MIN: '5', SLURM_ARRAY_TASK_COUNT: '3' }

it.each([
  ['Slurm', SLURM],
  ['Slurm with a step', { ...SLURM, SLURM_ARRAY_TASK_ID: '15', SLURM_ARRAY_TASK_STEP: '10' }],
  ['Kubernetes', { JOB_COMPLETION_INDEX: '1', JOB_COMPLETIONS: '3' }],
  ['AWS Batch', { AWS_BATCH_JOB_ARRAY_INDEX: '1', AWS_BATCH_JOB_ARRAY_SIZE: '3' }],
  ['GitLab', { CI_NODE_INDEX: '2', CI_NODE_TOTAL: '3' }],
  ['Buildkite', { BUILDKITE_PARALLEL_JOB: '1', BUILDKITE_PARALLEL_JOB_COUNT: '3' }],
  ['GitHub', { STRATEGY_JOB_INDEX: '1', STRATEGY_JOB_TOTAL: '3' }],
  ['a GitLab runner on Slurm, where both agree', { ...SLURM, CI_NODE_INDEX: '2', CI_NODE_TOTAL: '3' }],
  ['Slurm, started by a GitLab job that runs alone', { ...SLURM, CI_NODE_TOTAL: '1' }],
])('reads the second of three shards from the variables of %s', (_, environment) => {
  expect(shardInEnvironment(environment)).toEqual({ index: 2, of: 3 })
})

it.each<[what: string, environment: Record<string, string>, message: string]>([
  ['no variable', {}, 'No variable says which shard this machine builds. Write --shard 2/3'],
  ['a GitLab job that runs alone', { CI_NODE_TOTAL: '1' }, 'No variable says which shard'],
  ['a Kubernetes Job without a total', { JOB_COMPLETION_INDEX: '1' }, 'JOB_COMPLETIONS is not set.'],
  ['a total without an index', { STRATEGY_JOB_TOTAL: '3' }, 'STRATEGY_JOB_INDEX is not set.'],
  ['an index outside the total', { BUILDKITE_PARALLEL_JOB: '3', BUILDKITE_PARALLEL_JOB_COUNT: '3' }, 'is no shard'],
  ['a text', { CI_NODE_INDEX: 'two', CI_NODE_TOTAL: '3' }, 'CI_NODE_INDEX is “two”, which is no whole number.'],
  [
    'one task of a Slurm array, started alone',
    { SLURM_ARRAY_TASK_ID: '3', SLURM_ARRAY_TASK_MIN: '3', SLURM_ARRAY_TASK_COUNT: '1' },
    'Task 3 of a Slurm array runs alone',
  ],
  ['a Slurm array with gaps', { ...SLURM, SLURM_ARRAY_TASK_ID: '9' }, 'is no shard: the numbers go from 5'],
  [
    'two engines that name two shards',
    { ...SLURM, CI_NODE_INDEX: '1', CI_NODE_TOTAL: '4' },
    'The variables of Slurm shard 2/3 and GitLab shard 1/4 are both set.',
  ],
])('reports the problem of %s', (_, environment, message) => {
  expect(() => shardInEnvironment(environment)).toThrow(message)
})
