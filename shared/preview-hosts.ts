/** The hosts on which documents are drawn, one document each: the desk takes them in turn. */
export const previewHosts: readonly string[] = Array.from({ length: 8 }, (_, index) => `preview-${index + 1}`)
