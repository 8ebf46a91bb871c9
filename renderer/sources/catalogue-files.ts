/** What a choice of files offers; what is inside decides. */
export const catalogueFiles = '.csv,.json,text/csv,application/json'
