import { readFileSync, writeFileSync } from 'node:fs'

/** Linux counts processor time in hundredths of a second, whatever its own tick is. */
const msPerTick = 10

/** Processor time, in ms, of all children of this process that have ended. */
export function endedChildrenCpuMs(): number {
  const fields = statOf('self')
  return (Number(fields[13]) + Number(fields[14])) * msPerTick
}

/** Processor time of a running process with all its threads, in ms. */
export function cpuMsOf(pid: number): number {
  const fields = statOf(pid)
  return (Number(fields[11]) + Number(fields[12])) * msPerTick
}

/** What a process holds of the machine's memory, in bytes. */
export const residentBytesOf = (pid: number): number => memoryOf(pid, 'VmRSS')

/** The most that it held since its start or since `forgetPeakOf`, in bytes. */
export const peakResidentBytesOf = (pid: number): number => memoryOf(pid, 'VmHWM')

export function forgetPeakOf(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
}

function memoryOf(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  const text = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1]) * 1024
}

/** The fields of /proc/PID/stat from the third on: the second is a name that may hold blanks and brackets. */
function statOf(pid: number | 'self'): readonly string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return text.slice(text.lastIndexOf(')') + 2).split(' ')
}
