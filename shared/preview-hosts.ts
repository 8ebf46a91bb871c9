/** How many documents can be open at once: each is drawn on a host of its own. */
export const previewHostCount = 8

/** Their names, which the content policy of the desk lists. */
export const previewHosts: readonly string[] = Array.from({ length: previewHostCount }, (_, n) => `preview-${n + 1}`)
