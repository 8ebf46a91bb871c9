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

/** How often a list on a server is asked for: a change reaches the reception within a coffee break, at 100 requests a day. */
export const serverIntervalMs = 15 * 60_000

/** A look at a file costs one `stat`: whoever saves it sees it taken up while still at the desk. */
export const fileIntervalMs = 60_000

/** Names, TCP and TLS together. A branch on a mobile link needs up to 5 s. */
export const connectMs = 20_000

/** From a request to the first line of its answer: the slowest timeout that the partner kits ship with is 15 s. */
export const headersMs = 20_000

/** A server that owes bytes and sends none for so long is dead. */
export const quietMs = 20_000

/** The whole of an answer: 16 MB at 100 KB/s. */
export const bodyMs = 160_000

/** An address that leads on more often than this leads in a circle. */
export const maxRedirects = 3

/** A page of 100 branches or services of the partner API is under 200 KB; this much is understood within 5 ms. */
export const maxPageBytes = megabyte

/** What is read of an answer that reports a failure: the reasons of the partner API are under 1 KB. */
export const maxFailureBytes = 64 * kilobyte

/** Entries asked for by one request: what the partner kits ask for. */
export const pageEntries = 100

/** Requests to the partner API at once: a page takes it about 200 ms, and it serves the whole country. */
export const apiConnections = 6

/** A session of the partner API lives 2 h; it is renewed a little before. */
export const sessionMs = 115 * 60_000

/** A file that was written to within this time may not be whole yet. */
export const steadyFileMs = 1_000

/** A file that does not end like a list and was written to within this time is taken for half of one. */
export const growingFileMs = 30_000

/** File systems keep times to 2 s at worst: a file that is younger may change again and keep its time. */
export const coarseTimeMs = 3_000
