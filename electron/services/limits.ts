/** Every limit on what a source of branches and services may ask of us, each with its reason. */

const kilobyte = 1024
const megabyte = 1024 * kilobyte

/** 10,000 services with every field filled take 8 MB as JSON. */
export const maxCatalogueBytes = 16 * megabyte

/** A ministry with an office in every community, twice. */
export const maxBranches = 5_000

/** Twice the largest list that we were asked to take. */
export const maxServices = 20_000

/** Cells of a row: a spreadsheet that is wider is not a list of services. */
export const maxCells = 200

/** Rows in which headings are looked for: people put a title and a date above them. */
export const headingRows = 10

/** Ids of the partner API have up to 128 characters. */
export const maxExternalId = 200

/** A code as it is taken over, or shown as refused; what is longer no phone reads. */
export const maxRawPayload = 4_000

/** Slugs or names in one list of copies: there are 18 kinds of copies. */
export const maxDocuments = 100

/** What stands in a wrong place, as it is told to a person. */
export const maxProblemValue = 100

/** 16 MB are read in 1 s; what takes this long is an attack or a defect, and its worker is replaced. */
export const catalogueDeadlineMs = 5_000

/** A worker that has not started by now never will. */
export const workerStartMs = 30_000

/** 16 MB of catalogue took less than 96; what takes more is made to. */
export const workerHeapMb = 256
export const workerYoungMb = 32
