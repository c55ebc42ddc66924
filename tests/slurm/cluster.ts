import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../hosts/start-server.ts'

const PROGRAMS = ['munged', 'slurmctld', 'slurmd', 'sbatch', 'scontrol', 'sinfo', 'squeue']

/** A Slurm controller and nodes, all on the loopback interface of this machine. On Debian: slurm-wlm and munge. */
export class Cluster {
  readonly #folder: string
  readonly #env: NodeJS.ProcessEnv
  readonly #nodes: readonly string[]

  private constructor(folder: string, nodes: readonly string[]) {
    this.#folder = folder
    this.#nodes = nodes
    const config = path.join(folder, 'slurm.conf')
    this.#env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin`, SLURM_CONF: config }
  }

  /** Returns the programs of Slurm that are not installed. */
  static missing(): string[] {
    const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/sbin']
    return PROGRAMS.filter((name) => !folders.some((folder) => existsSync(path.join(folder, name))))
  }

  /**
   * Starts the controller and the nodes, and waits until every node is idle.
   * @param folder for everything that they write; its path must be short, because it is part of a socket's
   * @throws with the controller's log, if they do not start
   */
  static async start(folder: string, nodes: readonly string[]): Promise<Cluster> {
    const cluster = new Cluster(folder, nodes)
    for (const name of ['state', 'run', 'log']) mkdirSync(path.join(folder, name), { recursive: true })
    const ports: number[] = []
    while (ports.length <= nodes.length) ports.push(await freePort())
    writeFileSync(path.join(folder, 'slurm.conf'), configOf(folder, nodes, ports))
    const key = path.join(folder, 'munge.key')
    writeFileSync(key, randomBytes(1024), { mode: 0o600 })
    const files = { socket: 'run/munge', 'pid-file': 'run/munge.pid', 'log-file': 'log/munge', 'seed-file': 'run/seed' }
    const options = Object.entries(files).map(([name, file]) => `--${name}=${path.join(folder, file)}`)
    try {
      cluster.run('munged', '--force', `--key-file=${key}`, ...options)
      cluster.run('slurmctld')
      for (const node of nodes) cluster.run('slurmd', '-N', node)
      await until(
        () =>
          cluster
            .run('sinfo', '-hN', '-o', '%t')
            .split('\n')
            .filter((state) => state === 'idle').length === nodes.length,
        30,
      )
    } catch (error) {
      cluster.stop()
      throw error
    }
    return cluster
  }

  /**
   * Runs a program of Slurm.
   * @returns what it printed
   * @throws if it fails
   */
  run(program: string, ...args: string[]): string {
    const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe']
    // Daemons keep the pipes open, so their output goes nowhere.
    const isDaemon = program.startsWith('slurm') || program === 'munged'
    const found = execFileSync(program, args, { encoding: 'utf8', env: this.#env, stdio: isDaemon ? 'ignore' : stdio })
    return (found ?? '').trim()
  }

  /** Kills a node as if its machine lost power: its daemon, and the processes of its job. */
  kill(node: string, job: { readonly group: number; readonly keeper: number }): void {
    for (const id of [this.#pidIn(`slurmd-${node}.pid`), job.keeper, -job.group]) if (id) process.kill(id, 'SIGKILL')
  }

  /** Stops everything. */
  stop(): void {
    spawnSync('scancel', ['-u', userInfo().username], { env: this.#env })
    for (const name of [...this.#nodes.map((node) => `slurmd-${node}.pid`), 'slurmctld.pid', 'munge.pid']) {
      const id = this.#pidIn(name)
      try {
        if (id) process.kill(id, 'SIGTERM')
      } catch {} // It has ended.
    }
  }

  #pidIn(name: string): number {
    const file = path.join(this.#folder, 'run', name)
    return existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  }
}

/** Waits until something is so. */
export async function until(isSo: () => boolean, seconds = 600): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    if (isSo()) return
    await pause(250)
  }
  throw new Error(`It did not become so in ${seconds} seconds: ${isSo}`)
}

function configOf(folder: string, nodes: readonly string[], [controller, ...ports]: readonly number[]): string {
  const user = userInfo().username
  return `ClusterName=loopback
SlurmctldHost=${hostname()}(127.0.0.1)
SlurmctldPort=${controller}
SlurmUser=${user}
SlurmdUser=${user}
AuthType=auth/munge
AuthInfo=socket=${folder}/run/munge
CredType=cred/munge
SlurmctldPidFile=${folder}/run/slurmctld.pid
SlurmdPidFile=${folder}/run/slurmd-%n.pid
SlurmdSpoolDir=${folder}/spool-%n
StateSaveLocation=${folder}/state
SlurmctldLogFile=${folder}/log/slurmctld
SlurmdLogFile=${folder}/log/slurmd-%n
ProctrackType=proctrack/pgid
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=batch_sched_delay=0,sched_interval=1
SlurmdParameters=config_overrides
SlurmdTimeout=10
KillWait=2
${nodes.map((node, index) => `NodeName=${node} NodeHostName=${hostname()} NodeAddr=127.0.0.1 Port=${ports[index]} CPUs=1\n`).join('')}PartitionName=all Nodes=ALL Default=YES State=UP
`
}
