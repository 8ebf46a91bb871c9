import { useOpenInServices } from '../services/use-open-in-services.ts'
import type { FindingGoal } from './finding-words.ts'

export const hostsId = 'self-test-hosts'

/** Goes to where a finding is put right. */
export function useGoal(): (goal: FindingGoal) => void {
  const open = useOpenInServices()
  return goal => {
    switch (goal.kind) {
      case 'hosts':
        return document.getElementById(hostsId)?.focus()
      case 'services':
        return open({ kind: 'list' })
      case 'service':
      case 'branch':
        return open(goal)
      default:
        return goal satisfies never
    }
  }
}
