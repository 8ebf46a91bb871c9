import { parseArgs } from 'node:util'
import { createDice } from '../fixtures/hostile-pdfs.ts'
import type { DrillOptions } from './drill.ts'
import { evilKinds, type EvilKind } from './support/evil-answers.ts'
import { startEvilClient, type EvilClient, type WatchAnswer } from './support/evil-client.ts'
import { fuzz } from './support/evil-fuzz.ts'
import { evilLetters, startEvilServer } from './support/evil-server.ts'
import { inLanes } from './support/lanes.ts'

export const description =
  'a mail server that answers slowly, endlessly, wrongly and at random: no crash, no hang, no memory, and an honest one next (--fuzzed N)'

/** The real deadlines, so many times shorter: shorter where no answer is awaited long, longer where a slow machine must not be taken for a fault. */
const scales = { scripted: 0.04, fuzzed: 0.01, honest: 0.1 } as const
/** Every deadline of a talk after each other, at a scale of 1. */
const talkMs = 500_000
const intervalMs = 300
const mostMemory = 400 * 1024 * 1024
const scriptedLanes = 12
const fuzzedLanes = 48
/** The lanes are shared by so many processes: twelve mailboxes each are still ten more than the product ever watches at once. */
const clientCount = 4
/** A busy machine may cut an honest line, as a job would it is tried again. */
const honestTries = 3

interface Count {
  tried: number
  survived: number
  fuzzed: number
}

export async function run(
  report: (line: string) => void,
  { short, args }: DrillOptions,
): Promise<{ tried: number; survived: number }> {
  const { values } = parseArgs({ args: [...args], options: { fuzzed: { type: 'string' } } })
  const wanted = Number(values.fuzzed ?? (short ? 100 : 20_000))
  const all = evilKinds(scales.scripted)
  // Every thirteenth is of another step and kind each time.
  const kinds = short ? all.filter((_, at) => at % 13 === 0) : all
  const clients = Array.from({ length: short ? 1 : clientCount }, startEvilClient)
  const count: Count = { tried: 0, survived: 0, fuzzed: 0 }
  let peak = 0
  let id = 0

  async function face(kind: EvilKind, scale: number, isProven: boolean): Promise<void> {
    const client = clients[id % clients.length]!
    const { given, answers, problem } = await meet(client, kind, { id: id++, scale, isProven })
    const most = Math.max(...answers.map(answer => answer.peak))
    peak = Math.max(peak, most)
    if (given === 0) return
    count.tried += 1
    const fault = problem ?? (most < mostMemory ? null : `${megabytes(most)} of memory meanwhile`)
    if (fault === null) count.survived += 1
    else report(`FAILED  ${kind.name}: ${fault}`)
  }

  try {
    await inLanes(kinds, scriptedLanes, kind => face(kind, scales.scripted, true))
    const scripted = count.tried
    report(
      `${scripted} scripted answers of ${kinds.length} were given, ${count.survived} of them withstood; memory ${megabytes(peak)}`,
    )
    const seeds = Array.from({ length: wanted }, (_, seed) => seed)
    await inLanes(seeds, fuzzedLanes, async seed => {
      if (count.fuzzed >= wanted) return
      const evil = fuzz(createDice(seed))
      const counting: EvilKind['evil'] = answer => {
        const instead = evil(answer)
        if (instead) count.fuzzed += 1
        return instead
      }
      await face({ name: `random ${seed}`, evil: counting, stalls: false }, scales.fuzzed, seed % 10 === 0)
    })
    report(`${count.fuzzed} answers changed at random in ${count.tried - scripted} talks`)
    const held = Math.max(...(await Promise.all(clients.map(client => client.held()))))
    report(`most memory of a client: ${megabytes(peak)}; its heap holds ${megabytes(held)} when garbage is collected`)
    const deaths = clients.flatMap(client => client.deaths)
    report(`clients died ${deaths.length} times${deaths.map(death => `; ${death}`).join('')}`)
  } finally {
    await Promise.all(clients.map(client => client.stop()))
  }
  return { tried: count.tried, survived: count.survived }
}

interface Met {
  readonly given: number
  readonly answers: readonly WatchAnswer[]
  readonly problem: string | null
}

/** One mailbox watches the evil server, and then the same server turned honest. */
async function meet(
  client: EvilClient,
  { evil, stalls }: EvilKind,
  { id, scale, isProven }: { readonly id: number; readonly scale: number; readonly isProven: boolean },
): Promise<Met> {
  const limitMs = talkMs * scale
  const server = await startEvilServer()
  const answers: WatchAnswer[] = []
  const order = { id, port: server.port, scale, looks: 2, intervalMs, limitMs }
  try {
    server.behave(evil)
    const answer = await client.watch(order)
    const given = server.given()
    if (!answer) return { given, answers, problem: 'the client died' }
    answers.push(answer)
    const met = { given, answers }
    if (answer.end === 'hung' || (stalls && answer.end === 'cut'))
      return { ...met, problem: `${answer.end} after ${limitMs} ms` }
    if (answer.code === 'internal') return { ...met, problem: 'a failure that has no name' }
    if (!isProven) return { ...met, problem: null }
    server.behave(null)
    for (let left = honestTries; left > 0; left -= 1) {
      const honest = await client.watch({ ...order, looks: 1, scale: scales.honest, limitMs: talkMs * scales.honest })
      if (!honest) return { ...met, problem: 'the client died' }
      answers.push(honest)
      const isWhole = [...evilLetters.values()].every(letter => honest.letters.includes(letter))
      if (honest.end === 'looked' && isWhole && honest.letters.length === evilLetters.size)
        return { ...met, problem: null }
    }
    return {
      ...met,
      problem: `an honest server is not heard: ${answers.map(({ end, code }) => `${end} ${code}`).join(', ')}`,
    }
  } finally {
    client.forget(id)
    await server.stop()
  }
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`
